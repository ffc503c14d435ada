import type { Sql } from '#server/db/db.ts'
import { changeParcel } from './change-parcel.ts'

/**
 * Every parcel of a locked order that is on its way has arrived. The caller sees to the order's state.
 * @param sentBefore only those sent until then
 * @returns how many arrived
 */
export async function arrive(
  sql: Sql,
  { orderId, at, actor, sentBefore }: { orderId: string; at: Date; actor: string; sentBefore?: Date },
): Promise<number> {
  const { rows } = await sql.query<{ id: string }>(
    `SELECT id FROM parcel WHERE order_id = $1 AND state = 'shipped' AND ($2::timestamptz IS NULL OR shipped_at <= $2) ORDER BY id`,
    [orderId, sentBefore ?? null],
  )
  for (const { id } of rows) await changeParcel(sql, { parcelId: id, from: 'shipped', to: 'delivered', at, actor })
  return rows.length
}
