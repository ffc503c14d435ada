import { v5 as deriveId, v7 as newId } from 'uuid'
import type { EntryKind, Posting } from '#domain/posting-rules.ts'
import type { Sql } from '#server/db/db.ts'
import { post } from '#server/ledger/post.ts'
import { insertRefund } from './insert-refund.ts'

export type FailedRefund = { id: string; paymentId: string; orderId: string | null; amountFen: bigint; reason: string }

/** The id follows from the failed refund's: pressing twice, or two people at once, is one replacement. */
export const replacing = (failed: FailedRefund, requestedBy: string) => {
  const { id, paymentId, orderId, amountFen, reason } = failed
  return { id: deriveId('replacement', id), replacesId: id, paymentId, orderId, amountFen, reason, requestedBy }
}

export type OutsideSettlement = {
  replaces: FailedRefund
  /** Who paid it: `user:<id>`, or `provider:<name>` for a bank behind it. */
  actor: string
  evidence: string
  at: Date
  kind: EntryKind
  postings: Posting[]
}

/** Puts a refund that was paid outside the provider in the place of a failed one, in the caller's transaction. */
export async function settleOutside(sql: Sql, settlement: OutsideSettlement): Promise<void> {
  const { replaces, actor, evidence, at, kind, postings } = settlement
  const id = await insertRefund(sql, { ...replacing(replaces, actor), at })
  await sql.query(
    `UPDATE refund SET state = 'succeeded', settled_at = $2, settled_by = $3, evidence = $4 WHERE id = $1`,
    [id, at, actor, evidence],
  )
  await post(sql, { id: newId(), kind, cause: `refund:${id}`, orderId: replaces.orderId, occurredAt: at, postings })
}
