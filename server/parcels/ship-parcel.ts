import { dayOf } from '#domain/calendar-day.ts'
import { type Carrier, carriers } from '#domain/carriers.ts'
import { DomainError } from '#domain/errors.ts'
import { orderWay } from '#domain/parcel-states.ts'
import type { Clock } from '#server/clock.ts'
import type { Db, Sql } from '#server/db/db.ts'
import { tellBuyer } from '#server/notices/tell-buyer.ts'
import { requireUndisputed } from '#server/orders/require-undisputed.ts'
import { changeParcel } from './change-parcel.ts'
import { followParcels } from './follow-parcels.ts'
import { lockParcel } from './lock-parcel.ts'
import { readPacking } from './read-packing.ts'
import { requireCertificates } from './require-certificates.ts'
import { requireReleased } from './require-released.ts'

export type ShipInput = {
  parcelId: string
  carrier: Carrier
  /** As printed on the parcel. */
  trackingNo: string
}

type Deps = { db: Db; clock: Clock }

/**
 * A member of the producer hands a packed parcel to the carrier, and the buyer is told. The same number twice is harmless.
 * @throws DomainError NotFound, ParcelStateConflict {from, to} (not packed, sent with another number, or nothing left in it),
 *   OrderStateConflict (being refunded), OrderDisputed, NotReleasedYet {day}, CertificateNeeded {product}
 */
export const shipParcel = (deps: Deps, userId: string, input: ShipInput): Promise<void> =>
  deps.db.tx((sql) => shipLocked(sql, deps.clock.now(), userId, input))

/** The same in the caller's transaction. */
export async function shipLocked(sql: Sql, at: Date, userId: string, input: ShipInput): Promise<void> {
  const { parcelId, carrier, trackingNo } = input
  const { order, parcel } = await lockParcel(sql, userId, parcelId)
  const { state } = parcel
  if ((state === 'shipped' || state === 'delivered') && parcel.trackingNo === trackingNo) return
  if (state !== 'packed' || (await readPacking(sql, parcelId)).length === 0)
    throw new DomainError('ParcelStateConflict', { from: state, to: 'shipped' })
  if (!orderWay.some((one) => one === order.state))
    throw new DomainError('OrderStateConflict', { from: order.state, to: 'shipped' })
  await requireUndisputed(sql, order.id)
  requireReleased(parcel, at)
  await requireCertificates(sql, parcelId, dayOf(at))
  const actor = `user:${userId}`
  await changeParcel(sql, { parcelId, from: state, to: 'shipped', at, actor }, { carrier, trackingNo })
  // The order's own number is the first one: lists and old links show it.
  await sql.query('UPDATE orders SET tracking_no = coalesce(tracking_no, $2) WHERE id = $1', [order.id, trackingNo])
  await followParcels(sql, order, { at, actor })
  const facts = { carrier: carrier === 'other' ? null : carriers[carrier].zh, trackingNo }
  await tellBuyer(sql, {
    orderId: order.id,
    kind: 'parcel_shipped',
    facts,
    dedupeKey: `parcel_shipped:${parcelId}`,
    at,
  })
}
