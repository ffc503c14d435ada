import type { Deps } from '#server/deps.ts'
import { dayColumns, sumsOfDays } from './income-days-sql.ts'

/** Marks of days taken at a time. */
const AT_ONCE = 2_000

/** Any number that no other lock of ours has. */
const LOCK = 620_417

const take = `
WITH taken AS (DELETE FROM income_day_stale WHERE id IN (SELECT id FROM income_day_stale ORDER BY id LIMIT ${AT_ONCE}) RETURNING day, household_id)
SELECT DISTINCT day::text AS day, household_id AS id FROM taken`

const keys = 'unnest($1::date[], $2::uuid[]) AS k(day, household_id)'
const forget = `DELETE FROM income_day d USING ${keys} WHERE d.day = k.day AND d.household_id = k.household_id`
const sum = `INSERT INTO income_day (${dayColumns}) ${sumsOfDays('(SELECT * FROM unnest($1::date[], $2::uuid[]) AS u(day, household_id))')}`

/**
 * Makes the sums of stale days again from their attributions. One process at a time: two that sum the same day could store the older
 * sum last. A mark that comes meanwhile stays for the next time.
 * @returns how many days of households were summed
 */
export async function sumDays(deps: Pick<Deps, 'db' | 'bus'>): Promise<number> {
  let summed = 0
  for (let taken = 1; taken > 0; summed += taken)
    taken = await deps.db.tx(async (sql) => {
      const { rows: free } = await sql.query<{ free: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS free', [LOCK])
      if (!free[0]?.free) return 0
      const { rows } = await sql.query<{ day: string; id: string }>(take)
      if (rows.length === 0) return 0
      const values = [rows.map(({ day }) => day), rows.map(({ id }) => id)]
      await sql.query(forget, values)
      await sql.query(sum, values)
      return rows.length
    })
  if (summed > 0) await deps.bus.publish('figures', '')
  return summed
}
