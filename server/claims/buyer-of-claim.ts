import { DomainError } from '#domain/errors.ts'
import type { Sql } from '#server/db/db.ts'
import { type Buyer, buyerParams, ownedBy } from '#server/orders/buyer.ts'

/** How a buyer stands in histories. */
export const actorOf = (buyer: Buyer): string => (buyer.userId ? `user:${buyer.userId}` : 'guest')

/** A claim belongs to whom its order belongs to. @throws DomainError NotFound */
export async function requireOwnClaim(sql: Sql, buyer: Buyer, claimId: string): Promise<void> {
  const { rowCount } = await sql.query(
    `SELECT 1 FROM claim c JOIN orders o ON o.id = c.order_id WHERE c.id = $1 AND ${ownedBy(2)}`,
    [claimId, ...buyerParams(buyer)],
  )
  if (rowCount === 0) throw new DomainError('NotFound')
}
