import type { Db } from '#server/db/db.ts'
import type { Delivery } from './hold-batch.ts'

/** A paid order whose goods this person's producer still has to send; times UTC. */
export type Shipment = Delivery & {
  orderId: string
  number: bigint
  paidAt: Date
  nameZh: string
  nameEn: string
  specZh: string
  specEn: string
  quantity: number
  unitZh: string
  unitEn: string
  /** A pre-order ships from that day. */
  releasesOn: Date | null
  /** The buyer's bank asks for the payment back: it must not be sent. */
  disputed: boolean
}

/** Enough for a day at a desk; the rest follows as these are sent. */
const SHIPMENTS_SHOWN = 100

const ofMember = `
FROM orders o JOIN order_line l ON l.order_id = o.id JOIN product p ON p.id = l.product_id
JOIN product_family f ON f.id = p.family_id JOIN producer_member m ON m.producer_id = f.producer_id AND m.user_id = $1
WHERE o.state = 'paid'`

/** Orders to send, those that can go first, oldest first, at most 100; `waiting` counts all of them. */
export async function readShipments(
  { db }: { db: Db },
  userId: string,
): Promise<{ shipments: Shipment[]; waiting: number; producers: { nameZh: string; nameEn: string }[] }> {
  const [listed, counted, producers] = await Promise.all([
    db.pool.query<Shipment>(
      `SELECT o.id AS "orderId", o.number, o.paid_at AS "paidAt", o.recipient, o.phone, o.province, o.city, o.county, o.street,
              p.name_zh AS "nameZh", p.name_en AS "nameEn", p.spec_zh AS "specZh", p.spec_en AS "specEn", l.quantity - l.restocked AS quantity,
              p.unit_zh AS "unitZh", p.unit_en AS "unitEn", l.releases_on::timestamp AT TIME ZONE 'Asia/Shanghai' AS "releasesOn",
              EXISTS (SELECT 1 FROM dispute d WHERE d.order_id = o.id AND d.state = 'open') AS disputed
       ${ofMember} ORDER BY l.releases_on NULLS FIRST, o.paid_at, o.id LIMIT ${SHIPMENTS_SHOWN}`,
      [userId],
    ),
    db.pool.query<{ count: number }>(`SELECT count(DISTINCT o.id)::int AS count ${ofMember}`, [userId]),
    db.pool.query<{ nameZh: string; nameEn: string }>(
      `SELECT d.name_zh AS "nameZh", d.name_en AS "nameEn" FROM producer_member m JOIN producer d ON d.id = m.producer_id
       WHERE m.user_id = $1 ORDER BY d.name_zh`,
      [userId],
    ),
  ])
  return { shipments: listed.rows, waiting: counted.rows[0]?.count ?? 0, producers: producers.rows }
}
