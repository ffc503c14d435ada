import { DomainError } from '#domain/errors.ts'
import type { RoomSnapshot } from '#domain/live-events.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { readSnapshot } from './read-snapshot.ts'
import { type SessionCard, type SessionRow, selectSessions, toSessionCard } from './session-card.ts'

/** Units and orders paid and not refunded, from the orders themselves. */
export type SoldSummary = { orders: number; items: { itemId: string; sold: number }[] }

/** `size`: pixels of its newest picture, so that pages know its shape before it comes; null: there was none. */
export type RoomView = {
  session: SessionCard
  snapshot: RoomSnapshot
  summary: SoldSummary
  size: { width: number; height: number } | null
}

async function readSummary(db: Db, sessionId: string): Promise<SoldSummary> {
  const { rows } = await db.pool.query<{ item_id: string; sold: number; orders: number }>(
    `SELECT l.live_item_id AS item_id, sum(l.quantity)::int AS sold, count(DISTINCT o.id)::int AS orders
     FROM orders o JOIN order_line l ON l.order_id = o.id
     WHERE o.live_session_id = $1 AND o.state IN ('paid', 'packed', 'shipped', 'delivered', 'completed') AND l.live_item_id IS NOT NULL
     GROUP BY l.live_item_id`,
    [sessionId],
  )
  return {
    orders: rows.reduce((sum, { orders }) => sum + orders, 0),
    items: rows.map((row) => ({ itemId: row.item_id, sold: row.sold })),
  }
}

async function readSize(db: Db, sessionId: string): Promise<RoomView['size']> {
  const { rows } = await db.pool.query<{ width: number; height: number }>(
    `SELECT width, height FROM live_track WHERE session_id = $1 AND width IS NOT NULL AND height IS NOT NULL
     ORDER BY epoch DESC LIMIT 1`,
    [sessionId],
  )
  return rows[0] ?? null
}

/**
 * All a room's page shows, for anybody.
 * @throws DomainError NotFound
 */
export async function readRoom(deps: { db: Db; clock: Clock }, sessionId: string): Promise<RoomView> {
  const { rows } = await deps.db.pool.query<SessionRow>(`${selectSessions} WHERE l.id = $1`, [sessionId])
  if (!rows[0]) throw new DomainError('NotFound')
  const [snapshot, summary, size] = await Promise.all([
    readSnapshot(deps, sessionId),
    readSummary(deps.db, sessionId),
    readSize(deps.db, sessionId),
  ])
  return { session: toSessionCard(rows[0]), snapshot, summary, size }
}
