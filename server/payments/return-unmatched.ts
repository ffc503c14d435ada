import { v7 as newId } from 'uuid'
import { DomainError } from '#domain/errors.ts'
import { unmatchedReturnedRule } from '#domain/posting-rules.ts'
import { readReason } from '#domain/reason.ts'
import type { Clock } from '#server/clock.ts'
import type { Db, Sql } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { post } from '#server/ledger/post.ts'
import { insertRefund } from './insert-refund.ts'
import { requireAdmin } from './staff-scope.ts'

/**
 * An admin decides that money which fits no order goes back to who paid it. Deciding twice is harmless.
 * @throws DomainError NotSignedIn, Forbidden, InvalidInput {field}, NotFound (no such payment, or it has its order),
 *   OrderDisputed
 */
export async function returnUnmatched(
  { db, clock }: { db: Db; clock: Clock },
  viewer: Viewer | null,
  { paymentId, reason }: { paymentId: string; reason: string },
): Promise<void> {
  const actor = requireAdmin(viewer)
  const words = readReason(reason)
  await db.tx(async (sql) => {
    const { rows } = await sql.query<{ amount_fen: bigint; currency: string }>(
      'SELECT amount_fen, currency FROM payment WHERE id = $1 AND order_id IS NULL FOR UPDATE',
      [paymentId],
    )
    const payment = rows[0]
    if (!payment) throw new DomainError('NotFound')
    if (await isDecided(sql, paymentId)) return
    const at = clock.now()
    const { amount_fen: amountFen, currency } = payment
    await post(sql, {
      id: newId(),
      kind: 'unmatched_returned',
      cause: `unmatched-returned:${paymentId}`,
      orderId: null,
      occurredAt: at,
      postings: unmatchedReturnedRule(amountFen, currency),
    })
    await insertRefund(sql, { paymentId, orderId: null, amountFen, reason: words, requestedBy: actor, at })
  })
}

/** Whether it has gone back already, by us or by the buyer's bank. @throws DomainError OrderDisputed while that is open */
async function isDecided(sql: Sql, paymentId: string): Promise<boolean> {
  const { rows } = await sql.query<{ disputed: boolean; decided: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM dispute WHERE payment_id = $1 AND state = 'open') AS disputed,
            EXISTS (SELECT 1 FROM ledger_entry WHERE cause = 'unmatched-returned:' || $1) AS decided`,
    [paymentId],
  )
  if (rows[0]?.disputed) throw new DomainError('OrderDisputed')
  return rows[0]?.decided ?? false
}
