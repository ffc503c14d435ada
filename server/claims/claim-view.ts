import type { ClaimKind } from '#domain/claim-rules.ts'
import type { ClaimActor, ClaimState } from '#domain/claim-states.ts'
import type { Sql } from '#server/db/db.ts'

/** A claim with what it is about and what happened to it. Amounts fen, times UTC. Nobody is named in it. */
export type ClaimView = {
  id: string
  kind: ClaimKind
  state: ClaimState
  units: number
  words: string
  openedAt: Date
  /** What was decided, in the words of who did. */
  decisionReason: string | null
  returnTrackingNo: string | null
  orderId: string
  orderNumber: bigint
  lineId: string
  slug: string
  nameZh: string
  nameEn: string
  specZh: string
  specEn: string
  unitZh: string
  unitEn: string
  fresh: boolean
  quantity: number
  unitPriceFen: bigint
  /** What the buyer paid for the line: amount − discount + freight. */
  paidFen: bigint
  /** Units that can still be refunded. */
  leftUnits: number
  sentAt: Date | null
  deliveredAt: Date | null
  producer: { slug: string; nameZh: string; nameEn: string }
  district: { nameZh: string; nameEn: string }
  refund: { amountFen: bigint; state: 'requested' | 'succeeded' | 'failed' } | null
  photos: { id: string; width: number; height: number }[]
  history: { to: ClaimState; at: Date; by: ClaimActor; reason: string }[]
}

type Row = Omit<ClaimView, 'photos' | 'history' | 'producer' | 'district' | 'refund'> & {
  producerSlug: string
  producerZh: string
  producerEn: string
  districtZh: string
  districtEn: string
  refundFen: bigint | null
  refundState: 'requested' | 'succeeded' | 'failed'
}

/** Tables of a claim: `c`, its order `o`, line `l`, product `p`, family `f`, producer `d`, district `k`, parcel `q`, refund `r`. */
export const claimTables = `
FROM claim c JOIN orders o ON o.id = c.order_id JOIN order_line l ON l.id = c.order_line_id JOIN product p ON p.id = l.product_id
JOIN product_family f ON f.id = p.family_id JOIN producer d ON d.id = f.producer_id JOIN district k ON k.code = f.district_code
LEFT JOIN parcel q ON q.id = l.parcel_id LEFT JOIN refund r ON r.id = c.refund_id`

const columns = `
SELECT c.id, c.kind, c.state, c.units, c.words, c.opened_at AS "openedAt", c.decision_reason AS "decisionReason",
       c.return_tracking_no AS "returnTrackingNo", o.id AS "orderId", o.number AS "orderNumber", l.id AS "lineId", p.slug,
       p.name_zh AS "nameZh", p.name_en AS "nameEn", p.spec_zh AS "specZh", p.spec_en AS "specEn", p.unit_zh AS "unitZh",
       p.unit_en AS "unitEn", f.fresh, l.quantity, l.unit_price_fen AS "unitPriceFen",
       l.amount_fen - l.discount_fen + l.freight_fen AS "paidFen",
       l.quantity - coalesce((SELECT sum(x.quantity) FROM refund x WHERE x.order_line_id = l.id AND x.replaces_id IS NULL), 0)::int AS "leftUnits",
       coalesce(q.shipped_at, o.shipped_at) AS "sentAt", coalesce(q.delivered_at, o.delivered_at, o.completed_at) AS "deliveredAt",
       d.slug AS "producerSlug", d.name_zh AS "producerZh", d.name_en AS "producerEn", k.name_zh AS "districtZh", k.name_en AS "districtEn",
       r.amount_fen AS "refundFen", r.state AS "refundState"`

const readHistory = `
SELECT t."to", t.at, t.reason, CASE WHEN t.actor = 'clock' THEN 'clock' WHEN t.actor = c.opened_by THEN 'buyer'
         WHEN u.role IN ('coordinator', 'admin') THEN 'staff' WHEN u.role IN ('farmer', 'volunteer') THEN 'producer' ELSE 'buyer' END AS by
FROM claim_transition t JOIN claim c ON c.id = t.claim_id LEFT JOIN app_user u ON 'user:' || u.id = t.actor
WHERE t.claim_id = $1 ORDER BY t.id`

/** Reads the one claim that `condition` leaves; who may read it is the condition's business. */
export async function readClaimWhere(sql: Sql, condition: string, values: unknown[]): Promise<ClaimView | null> {
  const { rows } = await sql.query<Row>(`${columns} ${claimTables} WHERE ${condition}`, values)
  const row = rows[0]
  if (!row) return null
  const { producerSlug, producerZh, producerEn, districtZh, districtEn, refundFen, refundState, ...claim } = row
  const photos = await sql.query<ClaimView['photos'][number]>(
    'SELECT id, width, height FROM claim_photo WHERE claim_id = $1 ORDER BY position',
    [claim.id],
  )
  const history = await sql.query<ClaimView['history'][number]>(readHistory, [claim.id])
  return {
    ...claim,
    producer: { slug: producerSlug, nameZh: producerZh, nameEn: producerEn },
    district: { nameZh: districtZh, nameEn: districtEn },
    refund: refundFen === null ? null : { amountFen: refundFen, state: refundState },
    photos: photos.rows,
    history: history.rows,
  }
}
