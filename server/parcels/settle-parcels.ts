import type { ParcelState } from '#domain/parcel-states.ts'
import type { Clock } from '#server/clock.ts'
import type { Db, Sql } from '#server/db/db.ts'
import { lockOrder } from '#server/orders/change-state.ts'
import { changeParcel } from './change-parcel.ts'
import { followParcels } from './follow-parcels.ts'

/** Parcels at the farm with nothing left to send. */
const readEmpty = `
SELECT a.id, a.state FROM parcel a
WHERE a.order_id = $1 AND a.state IN ('waiting', 'packed')
  AND NOT EXISTS (SELECT 1 FROM order_line l WHERE l.parcel_id = a.id AND l.restocked < l.quantity)
ORDER BY a.id`

/**
 * Sees to the parcels of an order after a refund of it: those with nothing left are cancelled, and the order follows the
 * others. Safe to run any number of times.
 */
export async function settleParcels({ db, clock }: { db: Db; clock: Clock }, refundId: string): Promise<void> {
  await db.tx(async (sql) => {
    const { rows } = await sql.query<{ orderId: string | null }>(
      'SELECT order_id AS "orderId" FROM refund WHERE id = $1',
      [refundId],
    )
    const order = rows[0]?.orderId ? await lockOrder(sql, rows[0].orderId) : null
    if (order) await settleLocked(sql, order, clock.now())
  })
}

async function settleLocked(sql: Sql, order: Parameters<typeof followParcels>[1], at: Date): Promise<void> {
  const { rows } = await sql.query<{ id: string; state: ParcelState }>(readEmpty, [order.id])
  for (const { id, state } of rows)
    await changeParcel(sql, { parcelId: id, from: state, to: 'cancelled', at, actor: 'clock' })
  await followParcels(sql, order, { at, actor: 'clock' })
}
