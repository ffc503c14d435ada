import type { Clock } from '#server/clock.ts'
import type { Db, Sql } from '#server/db/db.ts'
import { tellBuyer } from '#server/notices/tell-buyer.ts'
import { lockOrder } from '#server/orders/change-state.ts'

type Move = { id: string; day: string; reasonZh: string; reasonEn: string; goodsZh: string; goodsEn: string }

const readMove = `
SELECT c.id, b.releases_on::text AS day, c.reason_zh AS "reasonZh", c.reason_en AS "reasonEn", f.name_zh AS "goodsZh", f.name_en AS "goodsEn"
FROM batch b JOIN product_family f ON f.id = b.family_id JOIN batch_release_change c ON c.batch_id = b.id
WHERE b.id = $1 ORDER BY c.at DESC, c.id DESC LIMIT 1`

const waits = `o.state IN ('held', 'reserved', 'paid') AND p.batch_id = $1 AND l.releases_on IS NOT NULL AND l.releases_on <> $2::date
  AND (k.id IS NULL OR k.state = 'waiting')`

const readWaiting = `
SELECT DISTINCT o.id FROM orders o JOIN order_line l ON l.order_id = o.id JOIN product p ON p.id = l.product_id
LEFT JOIN parcel k ON k.id = l.parcel_id WHERE ${waits} ORDER BY o.id`

/** A day that the buyer chose moves as far as the release does, with the parcel's last day for sending. */
const moveLines = `
UPDATE order_line t SET releases_on = $2::date, deliver_on = t.deliver_on + ($2::date - t.releases_on)
FROM order_line l JOIN orders o ON o.id = l.order_id JOIN product p ON p.id = l.product_id LEFT JOIN parcel k ON k.id = l.parcel_id
WHERE t.id = l.id AND l.order_id = $3 AND ${waits} RETURNING l.releases_on::text AS "fromDay", l.parcel_id AS "parcelId"`

const moveParcels = `
UPDATE parcel SET ship_by = ship_by + ($2::date - releases_on), deliver_on = deliver_on + ($2::date - releases_on), releases_on = $2::date
WHERE id = ANY ($1) AND state = 'waiting' AND releases_on IS NOT NULL`

/** The balance is due when the first of the order's goods are released. */
const moveBalance = `
UPDATE orders SET balance_due_at = (SELECT min(releases_on)::timestamp AT TIME ZONE 'Asia/Shanghai' FROM order_line WHERE order_id = $1)
WHERE id = $1 AND balance_due_at IS NOT NULL`

/**
 * Lets every order that waits for a batch follow the batch's release day, and tells its buyer. One order a transaction, so
 * that a process killed in between goes on where it was; orders that have followed are left alone.
 * @returns how many orders followed
 */
export async function followRelease({ db, clock }: { db: Db; clock: Clock }, batchId: string): Promise<number> {
  const move = (await db.pool.query<Move>(readMove, [batchId])).rows[0]
  if (!move) return 0
  const { rows } = await db.pool.query<{ id: string }>(readWaiting, [batchId, move.day])
  for (const { id } of rows) await db.tx((sql) => followOne(sql, id, { ...move, batchId }, clock.now()))
  return rows.length
}

async function followOne(sql: Sql, orderId: string, move: Move & { batchId: string }, at: Date): Promise<void> {
  const order = await lockOrder(sql, orderId)
  const { id, batchId, day, ...words } = move
  const { rows } = await sql.query<{ fromDay: string; parcelId: string | null }>(moveLines, [batchId, day, orderId])
  const [first] = rows
  if (!order || !first) return
  await sql.query(moveParcels, [rows.flatMap(({ parcelId }) => parcelId ?? []), day])
  await sql.query(moveBalance, [orderId])
  if (order.state === 'held') return
  const facts = { ...words, fromDay: first.fromDay, toDay: day }
  await tellBuyer(sql, { orderId, kind: 'release_moved', facts, dedupeKey: `release_moved:${id}:${orderId}`, at })
}
