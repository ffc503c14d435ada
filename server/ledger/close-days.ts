import { setTimeout as sleep } from 'node:timers/promises'
import { addDays, type CalendarDay, dayOf } from '#domain/calendar-day.ts'
import type { Db, Sql } from '#server/db/db.ts'
import { keepWritersOut } from './seal/gate.ts'
import { type SealDeps, sealLedger } from './seal/seal-ledger.ts'

const TRIES = 20
const PAUSE_MS = 500

/** From the first open day that anything was posted for, or the day after the last closed one. */
const closeUpTo = `
INSERT INTO ledger_day (day, closed_at)
SELECT d::date, $2 FROM generate_series(
  coalesce((SELECT max(day) + 1 FROM ledger_day), (SELECT min(day) FROM ledger_entry)), $1::date, interval '1 day') d`

/** Balances of all days that were closed and have none yet. In one statement: all of them or none. */
const writeBalances = `
WITH moved AS (
  SELECT p.account_id, e.day, sum(p.fen) AS fen
  FROM ledger_entry e JOIN ledger_posting p ON p.entry_id = e.id
  WHERE e.day > coalesce((SELECT max(day) FROM ledger_balance), '-infinity') AND e.day <= (SELECT max(day) FROM ledger_day)
  GROUP BY p.account_id, e.day
)
INSERT INTO ledger_balance (account_id, day, fen)
SELECT m.account_id, m.day,
       coalesce(b.fen, 0) + sum(m.fen) OVER (PARTITION BY m.account_id ORDER BY m.day)
FROM moved m LEFT JOIN LATERAL (
  SELECT fen FROM ledger_balance WHERE account_id = m.account_id ORDER BY day DESC LIMIT 1
) b ON true
ON CONFLICT DO NOTHING`

/**
 * Closes all days (Asia/Shanghai) before today: what comes late counts for the first open one, each account that moved gets
 * its balance, and the books are sealed. Running it twice changes nothing.
 * @returns the last closed day; null where nothing was ever posted
 */
export async function closeDays(deps: SealDeps): Promise<CalendarDay | null> {
  const { db, clock } = deps
  const yesterday = addDays(dayOf(clock.now()), -1)
  await shutDays(db, yesterday, clock.now())
  const closed = await db.tx(async (sql) => {
    await sql.query(`SET LOCAL statement_timeout = '30min'`)
    await sql.query(writeBalances)
    return lastClosedDay(sql)
  })
  await sealLedger(deps, 'day')
  return closed
}

/** Nobody may be half-way through an entry of a day that closes, so writers are kept out for a moment. */
async function shutDays(db: Db, day: CalendarDay, now: Date): Promise<void> {
  for (let left = TRIES; ; left--)
    try {
      return await db.tx(async (sql) => {
        await keepWritersOut(sql)
        await sql.query(closeUpTo, [day, now])
      })
    } catch (error) {
      const busy = error instanceof Error && 'code' in error && error.code === '55P03'
      if (!busy || left === 0) throw error
      await sleep(PAUSE_MS)
    }
}

/** The last day that is closed; null before the first. */
export async function lastClosedDay(sql: Sql): Promise<CalendarDay | null> {
  const { rows } = await sql.query<{ day: string | null }>('SELECT max(day)::text AS day FROM ledger_day')
  return rows[0]?.day ?? null
}
