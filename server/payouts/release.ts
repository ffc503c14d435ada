import type { Sql } from '#server/db/db.ts'

/** What payouts that failed or were cancelled would have paid and repaid is due again. */
export async function release(sql: Sql, payoutIds: readonly string[]): Promise<void> {
  for (const table of ['payout_line', 'aid_repayment'])
    await sql.query(`UPDATE ${table} SET released = true WHERE payout_id = ANY($1::uuid[]) AND NOT released`, [
      payoutIds,
    ])
}
