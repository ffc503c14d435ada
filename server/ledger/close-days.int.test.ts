import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import pino from 'pino'
import { afterAll, expect, test } from 'vitest'
import { startOfDay } from '#domain/calendar-day.ts'
import { useDatabase } from '#test/database.ts'
import { feeEntry } from '#test/factories/fee-entry.ts'
import { stillClock } from '#test/factories/sale.ts'
import { balanceAt, balancesAt } from './balance-at.ts'
import { checkBalances } from './check-balances.ts'
import { closeDays } from './close-days.ts'
import { type NewEntry, post, postAll } from './post.ts'

const database = useDatabase()
const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'reedflower-days-'))
afterAll(() => fs.rm(folder, { recursive: true, force: true }))
const clock = stillClock(new Date('2026-08-03T10:00:00Z'))
const deps = () => ({
  db: database.db,
  clock,
  log: pino({ level: 'silent' }),
  env: { DATA_DIR: folder, LEDGER_HEADS: undefined },
})

const fee = (day: string, fen: bigint) => feeEntry({ fen, occurredAt: new Date(startOfDay(day).getTime() + 3_600_000) })
const write = (...entries: NewEntry[]) => database.db.tx((sql) => postAll(sql, entries))
const fees = (day: string) => balanceAt(database.db.pool, 'fees:provider', day)

test('days close once they are over, balances carry on, what is late counts for the first open day', async () => {
  expect(await closeDays(deps())).toBeNull()
  await write(fee('2026-07-30', 5n), fee('2026-08-01', 10n), fee('2026-08-03', 100n))
  expect(await closeDays(deps())).toBe('2026-08-02')
  await write(fee('2026-07-31', 1000n))
  const { rows } = await database.db.pool.query(
    `SELECT day::text AS day, period FROM ledger_entry ORDER BY sequence DESC LIMIT 1`,
  )
  expect(rows[0]).toEqual({ day: '2026-08-03', period: '2026-08' })
  const expected = { '2026-07-29': 0n, '2026-07-30': 5n, '2026-07-31': 5n, '2026-08-02': 15n, '2026-08-03': 1115n }
  for (const [day, fen] of Object.entries(expected)) expect([day, await fees(day)]).toEqual([day, fen])
  clock.forward(48 * 60)
  await write(fee('2026-08-05', 3n))
  expect(await closeDays(deps())).toBe('2026-08-04')
  expect(await closeDays(deps())).toBe('2026-08-04')
  for (const [day, fen] of Object.entries(expected)) expect([day, await fees(day)]).toEqual([day, fen])
  expect(await fees('2026-08-05')).toBe(1118n)
  expect((await balancesAt(database.db.pool, '2026-08-02')).map(({ code, fen }) => [code, fen])).toEqual([
    ['fees:provider', 15n],
    ['provider:fake', -15n],
  ])
  expect(await checkBalances(database.db)).toBeNull()
})

test('a balance that is not the sum of its postings is named', async () => {
  await database.db.tx(async (sql) => {
    await sql.query('SET LOCAL session_replication_role = replica')
    await sql.query(
      `UPDATE ledger_balance SET fen = fen + 1 WHERE day = '2026-08-01' AND account_id = (SELECT id FROM ledger_account WHERE code = 'fees:provider')`,
    )
  })
  expect(await checkBalances(database.db)).toEqual({ code: 'fees:provider', day: '2026-08-01' })
})

test('who is half-way through an entry is let finish before its day closes', async () => {
  clock.forward(24 * 60)
  const slow = await database.db.pool.connect()
  await slow.query('BEGIN')
  await post(slow, fee('2026-08-05', 7n))
  const closing = closeDays(deps())
  // Until the writer is done, the day is open.
  await expect
    .poll(
      async () =>
        (
          await database.query(
            `SELECT 1 FROM pg_stat_activity WHERE wait_event = 'advisory' AND datname = current_database()`,
          )
        ).length,
    )
    .toBe(1)
  await slow.query('COMMIT')
  slow.release()
  expect(await closing).toBe('2026-08-05')
  expect(await fees('2026-08-05')).toBe(1125n)
})

test('the database refuses entries of closed days, days that are not over, and postings of another day', async () => {
  const run = (text: string) => database.db.pool.query(text)
  const late = `INSERT INTO ledger_entry (id, kind, cause, period, day, occurred_at) VALUES (uuidv7(), 'sale', 'x', '2026-08', '2026-08-05', now())`
  await expect(run(late)).rejects.toMatchObject({ code: '23001' })
  await expect(
    run(`INSERT INTO ledger_day (day, closed_at) VALUES ('2026-09-01', '2026-09-01T10:00:00Z')`),
  ).rejects.toMatchObject({ constraint: 'ledger_day_over' })
  await expect(
    run(`INSERT INTO ledger_balance (account_id, day, fen) SELECT id, '2026-08-06', 1 FROM ledger_account LIMIT 1`),
  ).rejects.toMatchObject({ code: '23514' })
  const astray = database.db.tx(async (sql) => {
    await sql.query(
      `INSERT INTO ledger_entry (id, kind, cause, period, day, occurred_at) VALUES ('00000000-0000-7000-8000-000000000001', 'sale', 'x', '2026-08', '2026-08-06', now())`,
    )
    await sql.query(
      `INSERT INTO ledger_posting (entry_id, account_id, fen, day) SELECT '00000000-0000-7000-8000-000000000001', id, f, '2026-08-07' FROM ledger_account, unnest(ARRAY[1, -1]) f WHERE code = 'fees:provider'`,
    )
  })
  await expect(astray).rejects.toMatchObject({ code: '23514' })
})
