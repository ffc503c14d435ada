import { CLAIM_HOURS } from '#domain/claim-rules.ts'
import type { Clock } from '#server/clock.ts'
import type { Db, Sql } from '#server/db/db.ts'
import { lockOrder } from '#server/orders/change-state.ts'
import { append } from '#server/outbox/append.ts'
import { isUnsettled } from '#server/parcels/unsettled.ts'
import { bookConfirmation } from './book-confirmation.ts'

/** Orders that one run sees to; the next run goes on. */
const AT_MOST = 500

/**
 * SQL: at `$1` order `o` is completed, nothing can be claimed of any line of it (`claimEnd`) and nothing is under discussion.
 * `$2` and `$3` are the hours for fresh and for other goods.
 */
const due = `
o.state = 'completed' AND o.confirmed_at IS NULL AND NOT ${isUnsettled} AND NOT EXISTS (
  SELECT 1 FROM order_line l JOIN product p ON p.id = l.product_id JOIN product_family f ON f.id = p.family_id
  LEFT JOIN parcel k ON k.id = l.parcel_id WHERE l.order_id = o.id
    AND coalesce(k.delivered_at, o.delivered_at, o.completed_at) + make_interval(hours => CASE WHEN f.fresh THEN $2::int ELSE $3::int END) >= $1::timestamptz)`

/**
 * Confirms the income of completed orders of which nothing can be claimed any more; those with an open claim or dispute wait.
 * Safe to run any number of times, by several processes at once.
 * @returns how many orders
 */
export async function confirmOrders({ db, clock }: { db: Db; clock: Clock }): Promise<number> {
  const at = clock.now()
  const { rows } = await db.pool.query<{ id: string }>(
    `SELECT o.id FROM orders o WHERE ${due} ORDER BY o.completed_at LIMIT ${AT_MOST}`,
    dueAt(at),
  )
  let confirmed = 0
  for (const { id } of rows) confirmed += await db.tx((sql) => confirmOne(sql, id, at))
  return confirmed
}

const dueAt = (at: Date) => [at, CLAIM_HOURS.fresh, CLAIM_HOURS.other]

/** Asks again under the lock: it may have been refunded, disputed or confirmed meanwhile. */
async function confirmOne(sql: Sql, orderId: string, at: Date): Promise<number> {
  await lockOrder(sql, orderId)
  const { rowCount } = await sql.query(`UPDATE orders o SET confirmed_at = $1 WHERE ${due} AND o.id = $4`, [
    ...dueAt(at),
    orderId,
  ])
  if (rowCount !== 1) return 0
  await bookConfirmation(sql, { orderId, at })
  await append(sql, 'order.confirmed', { orderId })
  return 1
}
