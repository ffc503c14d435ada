import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { lockOrder } from '#server/orders/change-state.ts'
import { arrive } from './arrive.ts'
import { followParcels } from './follow-parcels.ts'
import { isUnsettled } from './unsettled.ts'

const DAY_MS = 86_400_000
/** Orders that one run sees to; the next run goes on. */
const AT_MOST = 500

const readDue = `
SELECT DISTINCT o.id FROM parcel a JOIN orders o ON o.id = a.order_id
WHERE a.state = 'shipped' AND a.shipped_at <= $1 AND o.state IN ('paid', 'packed', 'shipped') AND NOT ${isUnsettled}
LIMIT ${AT_MOST}`

/**
 * Takes parcels for delivered that were sent so many days ago and of which nobody has said anything since; orders with an
 * open claim or dispute wait. Safe to run any number of times.
 * @returns how many parcels
 */
export async function deliverSilent({ db, clock }: { db: Db; clock: Clock }, afterDays: number): Promise<number> {
  const at = clock.now()
  const sentBefore = new Date(at.getTime() - afterDays * DAY_MS)
  const { rows } = await db.pool.query<{ id: string }>(readDue, [sentBefore])
  let delivered = 0
  for (const { id } of rows) {
    delivered += await db.tx(async (sql) => {
      const order = await lockOrder(sql, id)
      if (!order) return 0
      const done = { at, actor: 'clock' }
      const arrived = await arrive(sql, { orderId: id, sentBefore, ...done })
      await followParcels(sql, order, done)
      return arrived
    })
  }
  return delivered
}
