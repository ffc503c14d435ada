import { DomainError } from '#domain/errors.ts'
import type { ParcelState } from '#domain/parcel-states.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { packParcel } from '#server/parcels/pack-parcel.ts'
import { shipParcel } from '#server/parcels/ship-parcel.ts'

const readParcels = `
SELECT a.id, a.state FROM parcel a JOIN producer_member m ON m.producer_id = a.producer_id AND m.user_id = $2
WHERE a.order_id = $1 AND a.state <> 'cancelled' ORDER BY a.id`

/**
 * Packs and sends every parcel of the order that this person's producers still have, as ordered and under one number. Sending
 * the form twice is harmless.
 * @param trackingNo as printed on the parcel
 * @throws DomainError NotFound (not this member's order), and those of `packParcel` and `shipParcel`
 */
export async function shipOrder(
  deps: { db: Db; clock: Clock },
  userId: string,
  { orderId, trackingNo }: { orderId: string; trackingNo: string },
): Promise<void> {
  const { rows } = await deps.db.pool.query<{ id: string; state: ParcelState }>(readParcels, [orderId, userId])
  if (rows.length === 0) throw new DomainError('NotFound')
  for (const { id: parcelId, state } of rows) {
    if (state === 'waiting') await packParcel(deps, userId, { parcelId, weightG: null, lines: 'as ordered' })
    await shipParcel(deps, userId, { parcelId, carrier: 'other', trackingNo })
  }
}
