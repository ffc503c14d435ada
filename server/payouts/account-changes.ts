import type { Sql } from '#server/db/db.ts'

/** A payout that was checked for one account while its household is paid to another now. */
export type AccountChange = {
  payoutId: string
  reference: string
  code: string
  bankName: string | null
  lastFour: string | null
  /** Null: it has no approved account any more. */
  newAccountId: string | null
  newBankName: string | null
  newLastFour: string | null
}

const read = `
SELECT p.id AS "payoutId", p.reference, h.code, o.bank_name AS "bankName", o.last_four AS "lastFour", n.id AS "newAccountId",
       n.bank_name AS "newBankName", n.last_four AS "newLastFour"
FROM payout p JOIN household h ON h.id = p.household_id LEFT JOIN household_bank_account o ON o.id = p.bank_account_id
LEFT JOIN LATERAL (
  SELECT id, bank_name, last_four FROM household_bank_account WHERE household_id = p.household_id AND state = 'approved'
  ORDER BY decided_at DESC, id DESC LIMIT 1
) n ON true
WHERE p.run_id = $1 AND p.state IN ('pending', 'sent') AND n.id IS DISTINCT FROM p.bank_account_id ORDER BY p.reference`

/** Payouts of a run that the bank has not proven and whose account was changed or withdrawn since. Whole numbers stay sealed. */
export const accountChanges = async (sql: Sql, runId: string): Promise<AccountChange[]> =>
  (await sql.query<AccountChange>(read, [runId])).rows
