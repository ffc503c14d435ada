import type { CalendarDay } from '#domain/calendar-day.ts'
import type { Db } from '#server/db/db.ts'
import { isToSend } from './desk-parcel.ts'

/** So many units of a good to be fetched for parcels that are not packed yet and go on one day. */
export type PickRow = {
  shipBy: CalendarDay
  productId: string
  nameZh: string
  nameEn: string
  specZh: string
  specEn: string
  unitZh: string
  unitEn: string
  units: number
  parcels: number
}

const readRows = `
SELECT a.ship_by::text AS "shipBy", p.id AS "productId", p.name_zh AS "nameZh", p.name_en AS "nameEn", p.spec_zh AS "specZh",
       p.spec_en AS "specEn", p.unit_zh AS "unitZh", p.unit_en AS "unitEn", sum(l.quantity - l.restocked)::int AS units,
       count(DISTINCT a.id)::int AS parcels
FROM parcel a JOIN orders o ON o.id = a.order_id JOIN producer_member m ON m.producer_id = a.producer_id AND m.user_id = $1
JOIN order_line l ON l.parcel_id = a.id AND l.quantity > l.restocked JOIN product p ON p.id = l.product_id
WHERE ${isToSend} AND a.state = 'waiting' AND NOT EXISTS (SELECT 1 FROM dispute d WHERE d.order_id = o.id AND d.state = 'open')
GROUP BY a.ship_by, p.id ORDER BY a.ship_by, p.name_zh, p.position LIMIT 500`

/** What to fetch, by the day on which it has to go and by good; parcels that a bank disputes are left out. */
export async function readPickList({ db }: { db: Db }, userId: string): Promise<PickRow[]> {
  return (await db.pool.query<PickRow>(readRows, [userId])).rows
}
