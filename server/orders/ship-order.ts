import { DomainError } from '#domain/errors.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { changeState, lockOrder } from './change-state.ts'
import { requireUndisputed } from './require-undisputed.ts'

/**
 * The producer hands the parcel over. Only a member of the line's producer may; sending the form twice is harmless.
 * @param trackingNo as printed on the parcel
 * @throws DomainError NotFound (not this member's order), OrderStateConflict, OrderDisputed
 */
export async function shipOrder(
  { db, clock }: { db: Db; clock: Clock },
  userId: string,
  { orderId, trackingNo }: { orderId: string; trackingNo: string },
): Promise<void> {
  await db.tx(async (sql) => {
    const { rowCount } = await sql.query(
      `SELECT 1 FROM order_line l JOIN product p ON p.id = l.product_id JOIN product_family f ON f.id = p.family_id
       JOIN producer_member m ON m.producer_id = f.producer_id WHERE l.order_id = $1 AND m.user_id = $2`,
      [orderId, userId],
    )
    if (rowCount === 0) throw new DomainError('NotFound')
    const order = await lockOrder(sql, orderId)
    if (!order) throw new DomainError('NotFound')
    if (order.state === 'shipped') return
    await requireUndisputed(sql, orderId)
    const actor = `user:${userId}`
    await changeState(sql, {
      orderId,
      from: order.state,
      to: 'shipped',
      at: clock.now(),
      actor,
      reason: 'handed to the carrier',
    })
    await sql.query('UPDATE orders SET tracking_no = $2 WHERE id = $1', [orderId, trackingNo])
  })
}
