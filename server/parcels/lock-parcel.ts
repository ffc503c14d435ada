import { DomainError } from '#domain/errors.ts'
import type { ParcelState } from '#domain/parcel-states.ts'
import type { Sql } from '#server/db/db.ts'
import { type LockedOrder, lockOrder } from '#server/orders/change-state.ts'

export type LockedParcel = {
  id: string
  state: ParcelState
  producerId: string
  /** `yyyy-mm-dd`: nothing of it is sent before. */
  releasesOn: string | null
  weightG: number | null
  carrier: string | null
  trackingNo: string | null
}

const readParcel = `
SELECT id, state, producer_id AS "producerId", releases_on::text AS "releasesOn", weight_g AS "weightG", carrier,
       tracking_no AS "trackingNo"
FROM parcel WHERE id = $1 FOR UPDATE`

/**
 * Locks a parcel of a producer that this person acts for, after its order: refunds, packing and sending of one order follow
 * one another.
 * @throws DomainError NotFound (not there, or another producer's)
 */
export async function lockParcel(
  sql: Sql,
  userId: string,
  parcelId: string,
): Promise<{ order: LockedOrder; parcel: LockedParcel }> {
  const { rows } = await sql.query<{ orderId: string }>(
    `SELECT a.order_id AS "orderId" FROM parcel a JOIN producer_member m ON m.producer_id = a.producer_id AND m.user_id = $2
     WHERE a.id = $1`,
    [parcelId, userId],
  )
  const order = rows[0] ? await lockOrder(sql, rows[0].orderId) : null
  const parcel = order ? (await sql.query<LockedParcel>(readParcel, [parcelId])).rows[0] : undefined
  if (!order || !parcel) throw new DomainError('NotFound')
  return { order, parcel }
}
