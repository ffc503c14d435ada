import type { Db } from '#server/db/db.ts'

/** Balances of closed days beside what all postings up to that day come to; both must have a row for each day of movement. */
const wrongBalance = `
WITH summed AS (
  SELECT account_id, day, sum(sum(fen)) OVER (PARTITION BY account_id ORDER BY day) AS fen
  FROM ledger_posting WHERE day <= (SELECT max(day) FROM ledger_balance) GROUP BY account_id, day
)
SELECT k.code, day::text AS day FROM summed s FULL JOIN ledger_balance b USING (account_id, day)
LEFT JOIN ledger_account k ON k.id = account_id
WHERE s.fen IS DISTINCT FROM b.fen ORDER BY day, k.code LIMIT 1`

/** @returns the first balance of a closed day that is not the sum of its account's postings; null where all are */
export const checkBalances = (db: Db): Promise<{ code: string; day: string } | null> =>
  db.tx(async (sql) => {
    await sql.query(`SET LOCAL statement_timeout = '30min'`)
    const { rows } = await sql.query<{ code: string; day: string }>(wrongBalance)
    return rows[0] ?? null
  })
