import { publicCount, tellsNobody } from '#domain/small-groups.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { requireHost } from './hosts.ts'
import { type Muted, readMutes } from './mutes.ts'
import { ownHouseholds } from './own-households.ts'
import { readAnswered } from './read-pinned.ts'
import { type RoomView, readRoom } from './read-room.ts'

/** What the session has brought so far. Fen; refunds taken off. */
export type StudioFigures = { paidOrders: number; revenueFen: bigint; income: StudioIncome }

/** What households have earned so far, net (gross − cost), fen. */
export type StudioIncome = {
  /** Null where it would tell what one to four households earned that are not the reader's own. */
  allFen: bigint | null
  /** Of the reader's own household; null: they belong to none. */
  ownFen: bigint | null
  /** At least so many; null for one to four. */
  households: number | null
}

/**
 * How far an item's offer may be changed. `taken`: held or sold, the least its quota can be; `free`: units that nobody
 * has, inside or outside the quota; `floorFen`: what the farm is assured of.
 */
export type OfferLimits = { taken: number; free: number; floorFen: bigint | null }

/** Who steers the session; `mine`: whoever reads this. */
export type Helm = { name: string; mine: boolean }

export type StudioView = RoomView & {
  figures: StudioFigures
  /** By item. */
  limits: Map<string, OfferLimits>
  /** Null: whichever host acts. */
  helm: Helm | null
  /** Why a coordinator stopped it; null where none did. */
  stopReason: string | null
  mutes: Muted[]
  /** Numbers of the messages that were answered. */
  answered: number[]
}

async function readStudioFigures(db: Db, userId: string, sessionId: string): Promise<StudioFigures> {
  const [sales, income] = await Promise.all([
    db.pool.query<{ orders: number; fen: bigint }>(
      `SELECT count(*)::int AS orders, coalesce(sum(paid_fen - refunded_fen), 0)::bigint AS fen FROM orders
       WHERE live_session_id = $1 AND state IN ('paid', 'packed', 'shipped', 'delivered', 'completed')`,
      [sessionId],
    ),
    readStudioIncome(db, userId, sessionId),
  ])
  return { paidOrders: sales.rows[0]?.orders ?? 0, revenueFen: sales.rows[0]?.fen ?? 0n, income }
}

async function readStudioIncome(db: Db, userId: string, sessionId: string): Promise<StudioIncome> {
  const [{ rows }, own] = await Promise.all([
    db.pool.query<{ id: string; net: bigint }>(
      `SELECT a.household_id AS id, sum(a.net_fen)::bigint AS net
       FROM attribution a JOIN orders o ON o.id = a.order_id WHERE o.live_session_id = $1
       GROUP BY a.household_id HAVING sum(a.net_fen) <> 0`,
      [sessionId],
    ),
    ownHouseholds(db, userId),
  ])
  const sum = (some: typeof rows) => some.reduce((total, { net }) => total + net, 0n)
  const mine = rows.filter(({ id }) => own.has(id))
  return {
    allFen: tellsNobody(rows.length - mine.length) ? sum(rows) : null,
    ownFen: own.size === 0 ? null : sum(mine),
    households: rows.length === 0 ? 0 : publicCount(rows.length),
  }
}

async function readLimits(db: Db, sessionId: string): Promise<Map<string, OfferLimits>> {
  const { rows } = await db.pool.query<{ id: string; taken: number; free: number; floor: bigint | null }>(
    `SELECT i.id, i.taken, s.free, p.floor_price_fen AS floor
     FROM live_item i JOIN product p ON p.id = i.product_id JOIN stock s ON s.product_id = p.id WHERE i.session_id = $1`,
    [sessionId],
  )
  return new Map(rows.map(({ id, taken, free, floor }) => [id, { taken, free, floorFen: floor }]))
}

async function readHelm(db: Db, userId: string, sessionId: string): Promise<Pick<StudioView, 'helm' | 'stopReason'>> {
  const { rows } = await db.pool.query<{ id: string | null; name: string | null; reason: string | null }>(
    `SELECT l.helm_user_id AS id, u.name, l.stop_reason AS reason
     FROM live_session l LEFT JOIN app_user u ON u.id = l.helm_user_id WHERE l.id = $1`,
    [sessionId],
  )
  const { id = null, name = null, reason = null } = rows[0] ?? {}
  return { helm: id === null ? null : { name: name ?? '', mine: id === userId }, stopReason: reason }
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
  const { db } = deps
  const room = await readRoom(deps, sessionId)
  await requireHost(db.pool, sessionId, userId)
  const [figures, limits, helm, mutes, answered] = await Promise.all([
    readStudioFigures(db, userId, sessionId),
    readLimits(db, sessionId),
    readHelm(db, userId, sessionId),
    readMutes(db.pool, sessionId),
    readAnswered(db.pool, sessionId),
  ])
  return { ...room, figures, limits, ...helm, mutes, answered }
}
