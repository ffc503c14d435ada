import type { Sql } from '#server/db/db.ts'

/**
 * One parcel for what travels together: of one producer, chilled or not, released on one day, wanted on one day. It has to be
 * handed over so many days after the order or the release, or in time for the day the buyer chose.
 */
const make = `
WITH part AS (
  SELECT l.id, f.producer_id, f.cold_chain, l.releases_on, l.deliver_on, CASE
           WHEN l.deliver_on IS NOT NULL THEN l.deliver_on - f.transit_days
           ELSE greatest(($2::timestamptz AT TIME ZONE 'Asia/Shanghai')::date, l.releases_on) + f.lead_days
         END AS ship_by
  FROM order_line l JOIN product p ON p.id = l.product_id JOIN product_family f ON f.id = p.family_id
  WHERE l.order_id = $1 AND l.parcel_id IS NULL
),
parcel_of AS MATERIALIZED (
  SELECT uuidv7() AS id, producer_id, cold_chain, releases_on, deliver_on, min(ship_by) AS ship_by FROM part GROUP BY 2, 3, 4, 5
),
made AS (
  INSERT INTO parcel (id, order_id, producer_id, releases_on, deliver_on, ship_by, created_at)
  SELECT id, $1, producer_id, releases_on, deliver_on, ship_by, $2 FROM parcel_of
)
UPDATE order_line l SET parcel_id = k.id
FROM part, parcel_of k
WHERE l.id = part.id AND (part.producer_id, part.cold_chain) = (k.producer_id, k.cold_chain)
  AND part.releases_on IS NOT DISTINCT FROM k.releases_on AND part.deliver_on IS NOT DISTINCT FROM k.deliver_on`

/** Divides a paid order's goods into the parcels that its producers send, in the transaction that marks it paid. */
export async function makeParcels(sql: Sql, orderId: string, at: Date): Promise<void> {
  await sql.query({ name: 'orders_make_parcels', text: make, values: [orderId, at] })
}
