import type { CalendarDay } from '#domain/calendar-day.ts'
import type { Db } from '#server/db/db.ts'
import { sealed } from '#server/ledger/seal/read-body.ts'

const HOUSEHOLDS = 2_000
/** One statement at a time, so that none runs into the pool's limit. */
const STEP = 20_000

/**
 * Writes `postings` postings, five an entry, spread evenly over `days` days up to `lastDay`, four of them on the same four accounts.
 * Triggers and foreign keys are left out: what is measured afterwards only reads.
 */
export async function fillLedger(db: Db, postings: number, days: number, lastDay: CalendarDay): Promise<void> {
  const entries = Math.ceil(postings / 5)
  await db.pool.query(
    `INSERT INTO ${sealed.account.table} (id, code, kind)
     SELECT uuidv7(), code, 'liability' FROM (
       SELECT 'household:bench-' || n || ':provisional' AS code FROM generate_series(0, $1::int - 1) n
       UNION ALL SELECT unnest(ARRAY['producer:farm:payable', 'producer:carrier:payable', 'producer:house:payable', 'provider:bench'])) codes
     ON CONFLICT DO NOTHING`,
    [HOUSEHOLDS],
  )
  for (let from = 0; from < entries; from += STEP)
    await db.tx(async (sql) => {
      await sql.query('SET LOCAL session_replication_role = replica')
      await sql.query(fill, [from, Math.min(from + STEP, entries) - 1, entries, days, lastDay, HOUSEHOLDS])
    })
  await db.tx(async (sql) => {
    await sql.query(`SET LOCAL statement_timeout = '30min'`)
    for (const { table } of Object.values(sealed)) await sql.query(`ANALYZE ${table}`)
  })
}

const fill = `
WITH made AS (
  SELECT n, uuidv7() AS id, $5::date - $4::int + 1 + (n::bigint * $4 / $3)::int AS day FROM generate_series($1::int, $2::int) n
),
written AS (
  INSERT INTO ${sealed.entry.table} (id, kind, cause, period, day, occurred_at)
  SELECT id, 'sale', 'fill:' || n, to_char(day, 'YYYY-MM'), day, day::timestamp AT TIME ZONE 'Asia/Shanghai' FROM made
)
INSERT INTO ${sealed.posting.table} (entry_id, account_id, fen, day)
SELECT made.id, k.id, leg.fen, made.day
FROM made CROSS JOIN LATERAL (VALUES
  ('household:bench-' || made.n % $6 || ':provisional', -7448), ('producer:farm:payable', -882),
  ('producer:carrier:payable', -1078), ('producer:house:payable', -392), ('provider:bench', 9800)) AS leg(code, fen)
JOIN ${sealed.account.table} k ON k.code = leg.code`
