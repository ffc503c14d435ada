import { DomainError } from '#domain/errors.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { knownId } from '#server/households/known-id.ts'
import { requireInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'

/**
 * Ends a coupon for orders to come; those that have it keep it. Twice is harmless.
 * @throws DomainError Forbidden (the platform's: admins only), NotFound, OutOfScope
 */
export async function withdrawCoupon(
  { db, clock }: { db: Db; clock: Clock },
  viewer: Viewer,
  couponId: string,
): Promise<void> {
  const { rows } = await db.pool.query<{ district: string | null }>(
    `SELECT coalesce(c.district_code, r.district_code) AS district FROM coupon c LEFT JOIN producer r ON r.id = c.producer_id WHERE c.id = $1`,
    [knownId(couponId)],
  )
  const coupon = rows[0]
  if (!coupon) throw new DomainError('NotFound')
  if (coupon.district) requireInScope(viewer, coupon.district)
  else if (viewer.role !== 'admin') throw new DomainError('Forbidden')
  await db.pool.query('UPDATE coupon SET withdrawn_at = $2 WHERE id = $1 AND withdrawn_at IS NULL', [
    couponId,
    clock.now(),
  ])
}
