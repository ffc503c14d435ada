import { v7 as newId } from 'uuid'
import { reversalRule } from '#domain/posting-rules.ts'
import type { Sql } from '#server/db/db.ts'
import { partyBalances } from '#server/ledger/order-balances.ts'
import { post } from '#server/ledger/post.ts'

/** The mirror image of every attribution of the order that is not reversed yet. */
const reverseAttributions = `
INSERT INTO attribution (id, kind, entry_id, order_id, order_line_id, household_id, agreement_version_id, reverses_id, quantity,
                         gross_fen, cost_fen, net_fen, occurred_at)
SELECT uuidv7(), 'reversal', $1, a.order_id, a.order_line_id, a.household_id, a.agreement_version_id, a.id, -a.quantity,
       -a.gross_fen, -a.cost_fen, -a.net_fen, $3
FROM attribution a
WHERE a.order_id = $2 AND a.kind = 'sale' AND NOT EXISTS (SELECT 1 FROM attribution r WHERE r.reverses_id = a.id)`

/**
 * Books the full refund of an order: every party's balance of it goes back, line by line, and each household's
 * attribution gets its reversal row.
 * @returns what the buyer is owed, in fen
 */
export async function bookReversal(sql: Sql, { orderId, at }: { orderId: string; at: Date }): Promise<bigint> {
  const balances = await partyBalances(sql, orderId)
  const owed = -balances.reduce((sum, balance) => sum + balance.fen, 0n)
  const entryId = newId()
  await post(sql, {
    id: entryId,
    kind: 'reversal',
    cause: `reversal:${orderId}`,
    orderId,
    occurredAt: at,
    postings: reversalRule(balances),
  })
  await sql.query(reverseAttributions, [entryId, orderId, at])
  return owed
}
