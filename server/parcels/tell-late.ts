import { addDays, dayOf } from '#domain/calendar-day.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { tellBuyer } from '#server/notices/tell-buyer.ts'

/** Days after the last day for sending on which the buyer hears that a parcel is late. */
export const TOLD_AFTER_DAYS = 2
/** Parcels that one run sees to; the next run goes on. */
const AT_MOST = 500

const readLate = `
SELECT a.id, a.order_id AS "orderId", a.ship_by::text AS "shipBy" FROM parcel a JOIN orders o ON o.id = a.order_id
WHERE a.state IN ('waiting', 'packed') AND a.ship_by <= $1::date AND o.state IN ('paid', 'packed')
  AND NOT EXISTS (SELECT 1 FROM notice n WHERE n.order_id = o.id AND n.dedupe_key LIKE 'parcel_late:' || a.id || ':' || a.ship_by || '%')
ORDER BY a.ship_by, a.id LIMIT ${AT_MOST}`

/** Tells buyers of parcels that should have been sent two days ago, each once. @returns how many parcels are late */
export async function tellLate({ db, clock }: { db: Db; clock: Clock }): Promise<number> {
  const at = clock.now()
  const { rows } = await db.pool.query<{ id: string; orderId: string; shipBy: string }>(readLate, [
    addDays(dayOf(at), -TOLD_AFTER_DAYS),
  ])
  for (const { id, orderId, shipBy } of rows) {
    const late = { orderId, kind: 'parcel_late', facts: { shipBy }, dedupeKey: `parcel_late:${id}:${shipBy}` } as const
    await db.tx((sql) => tellBuyer(sql, { ...late, at }))
  }
  return rows.length
}
