import { query } from './query.ts'

/** The parcels of a paid order were sent and have arrived just now. @returns the id of its one line */
export async function letArrive(baseURL: string | undefined, orderId: string): Promise<string> {
  const parcels = (change: string) =>
    query(baseURL, `UPDATE parcel SET ${change} WHERE order_id = $1 AND state <> 'cancelled'`, [orderId])
  await parcels(`state = 'packed', packed_at = now(), batch_id = coalesce(batch_id, (
    SELECT p.batch_id FROM order_line l JOIN product p ON p.id = l.product_id WHERE l.parcel_id = parcel.id LIMIT 1))`)
  await parcels(`state = 'shipped', shipped_at = now(), carrier = 'sf', tracking_no = 'SF1000001'`)
  await parcels(`state = 'delivered', delivered_at = now()`)
  await query(
    baseURL,
    `UPDATE orders SET state = 'delivered', packed_at = now(), shipped_at = now(), delivered_at = now() WHERE id = $1`,
    [orderId],
  )
  const [line] = await query<{ id: string }>(baseURL, 'SELECT id FROM order_line WHERE order_id = $1', [orderId])
  return line?.id ?? ''
}
