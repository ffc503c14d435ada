import type { OrderState } from '#domain/order-states.ts'
import { type ParcelState, stepsToFollow } from '#domain/parcel-states.ts'
import type { Sql } from '#server/db/db.ts'
import { changeState } from '#server/orders/change-state.ts'

const reasons = {
  packed: 'every parcel is packed',
  shipped: 'every parcel is sent',
  delivered: 'every parcel is there',
}

/**
 * Takes a locked order as far as its last parcel that has goods. An order that is being refunded or is completed stays.
 * @returns the order's state afterwards
 */
export async function followParcels(
  sql: Sql,
  order: { id: string; state: OrderState },
  { at, actor }: { at: Date; actor: string },
): Promise<OrderState> {
  const { rows } = await sql.query<{ state: ParcelState }>('SELECT state FROM parcel WHERE order_id = $1', [order.id])
  let from = order.state
  for (const to of stepsToFollow(
    order.state,
    rows.map(({ state }) => state),
  )) {
    if (to === 'paid') continue
    await changeState(sql, { orderId: order.id, from, to, at, actor, reason: reasons[to] })
    from = to
  }
  return from
}
