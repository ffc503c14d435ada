import { v7 as newId } from 'uuid'
import { confirmationRule } from '#domain/posting-rules.ts'
import type { Sql } from '#server/db/db.ts'
import { partyBalances } from '#server/ledger/order-balances.ts'
import { post } from '#server/ledger/post.ts'

/** Books an order whose claims are over: what its households were owed provisionally is owed for good from now on. */
export async function bookConfirmation(sql: Sql, { orderId, at }: { orderId: string; at: Date }): Promise<void> {
  const balances = await partyBalances(sql, orderId)
  const shares = balances.flatMap(({ account, fen, orderLineId, agreementVersionId }) =>
    account.householdId && orderLineId && agreementVersionId
      ? [{ householdId: account.householdId, fen: -fen, orderLineId, agreementVersionId }]
      : [],
  )
  const postings = confirmationRule(shares)
  // A sale that earns its households nothing (wages are booked by period) has nothing to confirm.
  if (postings.length === 0) return
  await post(sql, {
    id: newId(),
    kind: 'confirmation',
    cause: `confirmation:${orderId}`,
    orderId,
    occurredAt: at,
    postings,
  })
}
