import { DomainError } from '#domain/errors.ts'
import type { Db } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { type Buyer, buyerParams, ownedBy } from '#server/orders/buyer.ts'
import { type ClaimView, readClaimWhere } from './claim-view.ts'
import { requireDecider } from './require-decider.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The buyer's own claim; null where it is not theirs. */
export async function readOwnClaim({ db }: { db: Db }, buyer: Buyer, claimId: string): Promise<ClaimView | null> {
  if (!UUID.test(claimId)) return null
  return readClaimWhere(db.pool, `c.id = $1 AND ${ownedBy(2)}`, [claimId, ...buyerParams(buyer)])
}

const origin = `
SELECT f.producer_id AS "producerId", f.district_code AS "districtCode" FROM claim c JOIN order_line l ON l.id = c.order_line_id
JOIN product p ON p.id = l.product_id JOIN product_family f ON f.id = p.family_id WHERE c.id = $1`

/** Checks who may decide about a claim. @throws DomainError NotSignedIn, Forbidden, OutOfScope, NotFound */
export async function requireReader({ db }: { db: Db }, viewer: Viewer | null, claimId: string) {
  if (!UUID.test(claimId)) throw new DomainError('NotFound')
  const { rows } = await db.pool.query<{ producerId: string; districtCode: string }>(origin, [claimId])
  if (!rows[0]) throw new DomainError('NotFound')
  return requireDecider(db.pool, viewer, rows[0])
}

/** A claim for those who decide about it. @throws DomainError NotSignedIn, Forbidden, OutOfScope, NotFound */
export async function readClaim(deps: { db: Db }, viewer: Viewer | null, claimId: string): Promise<ClaimView> {
  await requireReader(deps, viewer, claimId)
  const claim = await readClaimWhere(deps.db.pool, 'c.id = $1', [claimId])
  if (!claim) throw new DomainError('NotFound')
  return claim
}
