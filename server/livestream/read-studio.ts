import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { requireHost } from './hosts.ts'
import { type RoomView, readRoom } from './read-room.ts'

/** What the session has brought so far. Fen; net = gross − cost, refunds taken off. */
export type StudioFigures = {
  paidOrders: number
  revenueFen: bigint
  householdGrossFen: bigint
  householdNetFen: bigint
  households: number
  /** Held or sold, by item: the least its quota can be. */
  taken: Map<string, number>
}

export type StudioView = RoomView & { figures: StudioFigures }

async function readStudioFigures(db: Db, sessionId: string): Promise<StudioFigures> {
  const [sales, income, taken] = await Promise.all([
    db.pool.query<{ orders: number; fen: bigint }>(
      `SELECT count(*)::int AS orders, coalesce(sum(paid_fen - refunded_fen), 0)::bigint AS fen FROM orders
       WHERE live_session_id = $1 AND state IN ('paid', 'packed', 'shipped', 'delivered', 'completed')`,
      [sessionId],
    ),
    db.pool.query<{ gross: bigint; net: bigint; households: number }>(
      `SELECT coalesce(sum(a.gross_fen), 0)::bigint AS gross, coalesce(sum(a.net_fen), 0)::bigint AS net,
         count(DISTINCT a.household_id)::int AS households
       FROM attribution a JOIN orders o ON o.id = a.order_id WHERE o.live_session_id = $1`,
      [sessionId],
    ),
    db.pool.query<{ id: string; taken: number }>('SELECT id, taken FROM live_item WHERE session_id = $1', [sessionId]),
  ])
  return {
    paidOrders: sales.rows[0]?.orders ?? 0,
    revenueFen: sales.rows[0]?.fen ?? 0n,
    householdGrossFen: income.rows[0]?.gross ?? 0n,
    householdNetFen: income.rows[0]?.net ?? 0n,
    households: income.rows[0]?.households ?? 0,
    taken: new Map(taken.rows.map((row) => [row.id, row.taken])),
  }
}

/**
 * The desk of whoever hosts the session.
 * @throws DomainError NotFound, Forbidden (not host or co-host)
 */
export async function readStudio(
  deps: { db: Db; clock: Clock },
  userId: string,
  sessionId: string,
): Promise<StudioView> {
  const room = await readRoom(deps, sessionId)
  await requireHost(deps.db.pool, sessionId, userId)
  return { ...room, figures: await readStudioFigures(deps.db, sessionId) }
}
