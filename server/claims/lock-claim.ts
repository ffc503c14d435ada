import type { ClaimKind } from '#domain/claim-rules.ts'
import { type ClaimActor, type ClaimState, mayMoveClaim } from '#domain/claim-states.ts'
import { DomainError } from '#domain/errors.ts'
import type { Sql } from '#server/db/db.ts'
import { lockOrder } from '#server/orders/change-state.ts'

export type LockedClaim = {
  id: string
  orderId: string
  orderLineId: string
  kind: ClaimKind
  state: ClaimState
  units: number
  producerId: string
  districtCode: string
}

const readClaim = `
SELECT c.id, c.order_id AS "orderId", c.order_line_id AS "orderLineId", c.kind, c.state, c.units,
       f.producer_id AS "producerId", f.district_code AS "districtCode"
FROM claim c JOIN order_line l ON l.id = c.order_line_id JOIN product p ON p.id = l.product_id
JOIN product_family f ON f.id = p.family_id WHERE c.id = $1`

/** Locks a claim until the transaction ends: its order first, as every path does. @throws DomainError NotFound */
export async function lockClaim(sql: Sql, claimId: string): Promise<LockedClaim> {
  const { rows: found } = await sql.query<{ order_id: string }>('SELECT order_id FROM claim WHERE id = $1', [claimId])
  if (!found[0]) throw new DomainError('NotFound')
  await lockOrder(sql, found[0].order_id)
  const { rows } = await sql.query<LockedClaim>(`${readClaim} FOR UPDATE OF c`, [claimId])
  return rows[0] as LockedClaim
}

export type ClaimMove = {
  to: ClaimState
  by: ClaimActor
  /** `user:<id>`, `guest` or `clock`. */
  actor: string
  at: Date
  /** Kept with the claim's history; what was decided, or the address or number of a return. */
  reason: string
  refundId?: string
  trackingNo?: string
}

/**
 * Moves a locked claim by the table of transitions, with one row of history.
 * @throws DomainError ClaimStateConflict {from, to}
 */
export async function moveClaim(sql: Sql, claim: LockedClaim, move: ClaimMove): Promise<void> {
  const { to, by, actor, at, reason, refundId = null, trackingNo = null } = move
  if (!mayMoveClaim(claim.state, to, by)) throw new DomainError('ClaimStateConflict', { from: claim.state, to })
  const decided = to === 'refunded' || to === 'rejected' || to === 'agreed'
  await sql.query(
    `UPDATE claim SET state = $2, decision_reason = coalesce($3, decision_reason), refund_id = $4,
       return_tracking_no = coalesce($5, return_tracking_no) WHERE id = $1`,
    [claim.id, to, decided ? reason : null, refundId, trackingNo],
  )
  await sql.query(
    `INSERT INTO claim_transition (claim_id, "from", "to", at, actor, reason) VALUES ($1, $2, $3, $4, $5, $6)`,
    [claim.id, claim.state, to, at, actor, reason],
  )
}
