import type { ClaimKind } from '#domain/claim-rules.ts'
import type { ClaimState } from '#domain/claim-states.ts'
import { DomainError } from '#domain/errors.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { districtInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { type Buyer, buyerParams, ownedBy } from '#server/orders/buyer.ts'
import { claimTables } from './claim-view.ts'

/** A claim as lists show it. Amounts fen, times UTC. */
export type ClaimRow = {
  id: string
  kind: ClaimKind
  state: ClaimState
  units: number
  openedAt: Date
  /** Since when it waits for what has to happen next. */
  waitsSince: Date
  /** Whole hours of that. */
  waitsHours: number
  orderId: string
  orderNumber: bigint
  slug: string
  nameZh: string
  nameEn: string
  unitZh: string
  unitEn: string
  producerZh: string
  producerEn: string
  photos: number
}

/** `waiting`: for those who decide; `buyer`: the goods have yet to be sent; `done`: decided or withdrawn. */
export const claimLists = ['waiting', 'buyer', 'done', 'all'] as const
export type ClaimListState = (typeof claimLists)[number]
export type ClaimList = { rows: ClaimRow[]; state: ClaimListState; count: number; pageSize: number }

const PAGE = 25

const columns = `
SELECT c.id, c.kind, c.state, c.units, c.opened_at AS "openedAt", w.since AS "waitsSince",
       floor(extract(epoch FROM $1::timestamptz - w.since) / 3600)::int AS "waitsHours",
       o.id AS "orderId", o.number AS "orderNumber", p.slug, p.name_zh AS "nameZh", p.name_en AS "nameEn",
       p.unit_zh AS "unitZh", p.unit_en AS "unitEn", d.name_zh AS "producerZh", d.name_en AS "producerEn",
       (SELECT count(*)::int FROM claim_photo h WHERE h.claim_id = c.id) AS photos, count(*) OVER ()::int AS count
${claimTables}
CROSS JOIN LATERAL (SELECT coalesce(max(t.at), c.opened_at) AS since FROM claim_transition t WHERE t.claim_id = c.id) w`

const inState = `CASE $4 WHEN 'waiting' THEN c.state IN ('open', 'sent_back') WHEN 'buyer' THEN c.state = 'agreed'
  WHEN 'done' THEN c.state IN ('refunded', 'rejected', 'withdrawn') ELSE true END`

const forDeciders = `${columns}
WHERE ($2::bpchar IS NULL OR f.district_code = $2)
  AND ($3::text IS NULL OR EXISTS (SELECT 1 FROM producer_member m WHERE m.producer_id = d.id AND m.user_id = $3)) AND ${inState}
ORDER BY CASE WHEN $4 IN ('done', 'all') THEN -extract(epoch FROM w.since) ELSE extract(epoch FROM w.since) END, c.id
LIMIT ${PAGE} OFFSET $5`

/** A farmer sees the claims about the own producer's goods; others need a scope. */
function reachOf(viewer: Viewer | null): { district: string | null; member: string | null } {
  if (!viewer) throw new DomainError('NotSignedIn')
  const { role, userId } = viewer
  if (role === 'farmer' || role === 'volunteer') return { district: null, member: userId }
  return { district: districtInScope(viewer), member: null }
}

/**
 * Claims that the viewer can decide about: those that wait, the longest waiting first, unless asked for otherwise.
 * @throws DomainError NotSignedIn, Forbidden
 */
export async function listClaims(
  { db, clock }: { db: Db; clock: Clock },
  viewer: Viewer | null,
  { state: asked, page }: { state: string | null; page: number },
): Promise<ClaimList> {
  const { district, member } = reachOf(viewer)
  const state = claimLists.find((one) => one === asked) ?? 'waiting'
  const values = [clock.now(), district, member, state, (page - 1) * PAGE]
  const { rows } = await db.pool.query<ClaimRow & { count: number }>(forDeciders, values)
  return { rows: rows.map(({ count: _, ...row }) => row), state, count: rows[0]?.count ?? 0, pageSize: PAGE }
}

/** The buyer's own claims, newest first; of one order where it is given. */
export async function listOwnClaims(
  { db, clock }: { db: Db; clock: Clock },
  buyer: Buyer,
  orderId: string | null,
): Promise<ClaimRow[]> {
  const { rows } = await db.pool.query<ClaimRow & { count: number }>(
    `${columns} WHERE ${ownedBy(2)} AND ($4::uuid IS NULL OR c.order_id = $4) ORDER BY c.opened_at DESC, c.id LIMIT 100`,
    [clock.now(), ...buyerParams(buyer), orderId],
  )
  return rows.map(({ count: _, ...row }) => row)
}
