import { DomainError } from '#domain/errors.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { requestRefund } from './request-refund.ts'

/** The scope reaches every line of the order: refunds are of the whole. */
const withinScope = `
SELECT bool_and($2::text IS NULL OR f.district_code = $2) AS within
FROM order_line l JOIN product p ON p.id = l.product_id JOIN product_family f ON f.id = p.family_id
WHERE l.order_id = $1`

/**
 * A coordinator of the goods' district (or an admin) refunds a paid order in full, also after it was shipped.
 * @param reason in words, kept with the order's history
 * @throws DomainError Forbidden, OutOfScope, NotFound, InvalidInput, OrderStateConflict (nothing was paid)
 */
export async function refundAsStaff(
  deps: { db: Db; clock: Clock },
  viewer: Viewer | null,
  { orderId, reason }: { orderId: string; reason: string },
): Promise<void> {
  if (!viewer) throw new DomainError('NotSignedIn')
  const { role, scope, userId } = viewer
  if ((role !== 'coordinator' && role !== 'admin') || !scope) throw new DomainError('Forbidden')
  if (reason.trim().length === 0) throw new DomainError('InvalidInput', { field: 'reason' })
  const district = scope.kind === 'all' ? null : scope.districtCode
  const { rows } = await deps.db.pool.query<{ within: boolean | null }>(withinScope, [orderId, district])
  const within = rows[0]?.within ?? null
  if (within === null) throw new DomainError('NotFound')
  if (!within) throw new DomainError('OutOfScope')
  await requestRefund(deps, { orderId, reason: reason.trim(), actor: `user:${userId}` })
}
