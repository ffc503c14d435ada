import { DomainError } from '#domain/errors.ts'
import type { Db, Sql } from '#server/db/db.ts'
import { requireHost } from '../hosts.ts'
import type { SessionState } from '../lock-session.ts'

/** A product of a producer as its form of a session needs it. Fen. `left`: units that can be had. */
export type OfferableProduct = {
  id: string
  slug: string
  nameZh: string
  nameEn: string
  specZh: string
  specEn: string
  unitZh: string
  unitEn: string
  priceFen: bigint
  floorFen: bigint | null
  left: number
  shipsNow: boolean
}

export type PlanProducer = { id: string; nameZh: string; nameEn: string }

/** Somebody who was asked to help, by phone (E.164); by name only once they accepted. */
export type PlanCoHost = { phone: string | null; name: string | null; answer: 'open' | 'declined' | 'accepted' }

/** A session as it was announced. `coHosts`: for its host alone, empty for helpers. */
export type Plan = {
  id: string
  state: SessionState
  titleZh: string
  titleEn: string
  scheduledAt: Date
  coverKey: string | null
  /** What whoever reads this is in it. */
  role: 'host' | 'co_host'
  producer: PlanProducer
  items: { productId: string; livePriceFen: bigint; quota: number; perBuyer: number | null }[]
  coHosts: PlanCoHost[]
  /** People who will be told before it begins. */
  reminders: number
  products: OfferableProduct[]
}

/** Producers that somebody may announce sessions for, by name. */
export async function listOwnProducers({ db }: { db: Db }, userId: string): Promise<PlanProducer[]> {
  const { rows } = await db.pool.query<PlanProducer>(
    `SELECT r.id, r.name_zh AS "nameZh", r.name_en AS "nameEn" FROM producer r JOIN producer_member m ON m.producer_id = r.id
     WHERE m.user_id = $1 ORDER BY r.name_zh, r.id`,
    [userId],
  )
  return rows
}

/** What a producer could offer in a session, with what the session itself holds counted in. */
export async function readOfferable(sql: Sql, producerId: string, sessionId: string): Promise<OfferableProduct[]> {
  const { rows } = await sql.query<OfferableProduct>(
    `SELECT p.id, p.slug, p.name_zh AS "nameZh", p.name_en AS "nameEn", p.spec_zh AS "specZh", p.spec_en AS "specEn",
       p.unit_zh AS "unitZh", p.unit_en AS "unitEn", p.price_fen AS "priceFen", p.floor_price_fen AS "floorFen",
       s.free + coalesce(i.taken, 0) AS left, p.ships_now AS "shipsNow"
     FROM product p JOIN product_family f ON f.id = p.family_id JOIN stock s ON s.product_id = p.id
     LEFT JOIN live_item i ON i.session_id = $2 AND i.product_id = p.id
     WHERE f.producer_id = $1 AND p.withdrawn_at IS NULL
     ORDER BY i.position NULLS LAST, f.name_zh, p.position, p.id LIMIT 200`,
    [producerId, sessionId],
  )
  return rows
}

async function readCoHosts(sql: Sql, sessionId: string): Promise<PlanCoHost[]> {
  const { rows } = await sql.query<PlanCoHost>(
    `SELECT u.phone_number AS phone, CASE WHEN h.user_id IS NOT NULL THEN u.name END AS name,
       CASE WHEN h.user_id IS NOT NULL THEN 'accepted' WHEN v.declined_at IS NOT NULL THEN 'declined' ELSE 'open' END AS answer
     FROM live_invitation v JOIN app_user u ON u.id = v.user_id
     LEFT JOIN live_host h ON h.session_id = v.session_id AND h.user_id = v.user_id
     WHERE v.session_id = $1 ORDER BY v.invited_at, u.phone_number`,
    [sessionId],
  )
  return rows
}

/** @throws DomainError NotFound, Forbidden (not a host) */
export async function readPlan({ db }: { db: Db }, userId: string, sessionId: string): Promise<Plan> {
  const { rows } = await db.pool.query<Omit<Plan, 'items' | 'products' | 'coHosts'>>(
    `SELECT s.id, s.state, s.title_zh AS "titleZh", s.title_en AS "titleEn", s.scheduled_at AS "scheduledAt", s.cover_key AS "coverKey",
       (SELECT h.role FROM live_host h WHERE h.session_id = s.id AND h.user_id = $2) AS role,
       json_build_object('id', r.id, 'nameZh', r.name_zh, 'nameEn', r.name_en) AS producer,
       (SELECT count(*)::int FROM reminder m WHERE m.session_id = s.id) AS reminders
     FROM live_session s JOIN producer r ON r.id = s.producer_id WHERE s.id = $1`,
    [sessionId, userId],
  )
  const plan = rows[0]
  if (!plan) throw new DomainError('NotFound')
  await requireHost(db.pool, sessionId, userId)
  const [items, products, coHosts] = await Promise.all([
    db.pool.query<Plan['items'][number]>(
      `SELECT product_id AS "productId", live_price_fen AS "livePriceFen", quota, per_buyer AS "perBuyer" FROM live_item
       WHERE session_id = $1 ORDER BY position, id`,
      [sessionId],
    ),
    readOfferable(db.pool, plan.producer.id, sessionId),
    plan.role === 'host' ? readCoHosts(db.pool, sessionId) : [],
  ])
  return { ...plan, items: items.rows, products, coHosts }
}
