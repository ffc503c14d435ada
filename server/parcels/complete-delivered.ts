import type { Clock } from '#server/clock.ts'
import type { Db, Sql } from '#server/db/db.ts'
import { lockOrder } from '#server/orders/change-state.ts'
import { completeOrder } from '#server/orders/complete-order.ts'
import { isUnsettled } from './unsettled.ts'

const DAY_MS = 86_400_000
/** Orders that one run sees to; the next run goes on. */
const AT_MOST = 500

const due = `o.state = 'delivered' AND o.delivered_at <= $1 AND NOT ${isUnsettled}`

/**
 * Completes orders that were delivered so many days ago and whose buyers have not said anything; those with an open claim or
 * dispute wait. Safe to run any number of times.
 * @returns how many orders
 */
export async function completeDelivered({ db, clock }: { db: Db; clock: Clock }, afterDays: number): Promise<number> {
  const at = clock.now()
  const before = new Date(at.getTime() - afterDays * DAY_MS)
  const { rows } = await db.pool.query<{ id: string }>(`SELECT o.id FROM orders o WHERE ${due} LIMIT ${AT_MOST}`, [
    before,
  ])
  let completed = 0
  for (const { id } of rows) completed += await db.tx((sql) => completeOne(sql, id, { at, before }))
  return completed
}

/** Asks again under the lock: a claim may have been opened meanwhile. */
async function completeOne(sql: Sql, id: string, { at, before }: { at: Date; before: Date }): Promise<number> {
  const order = await lockOrder(sql, id)
  const { rowCount } = await sql.query(`SELECT 1 FROM orders o WHERE ${due} AND o.id = $2`, [before, id])
  if (!order || rowCount === 0) return 0
  await completeOrder(sql, order, { at, actor: 'clock', reason: 'delivered and nothing said' })
  return 1
}
