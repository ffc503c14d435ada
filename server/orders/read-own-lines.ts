import type { CalendarDay } from '#domain/calendar-day.ts'
import type { Sql } from '#server/db/db.ts'
import { weightRefundId } from '#server/parcels/weight-refund-id.ts'
import type { PartView } from './part-view.ts'
import { readSoldParts } from './read-sold-parts.ts'

export type OrderLineView = {
  id: string
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
  amountFen: bigint
  /** The line's parts of the order's discount and freight: the buyer pays amount − discount + freight. */
  discountFen: bigint
  freightFen: bigint
  /** Set for a pre-order: ships from that day. */
  releasesOn: Date | null
  deliverOn: CalendarDay | null
  /** The parcel it travels in, once paid. */
  parcelId: string | null
  /** Goods of variable weight: grams that are charged, and that were packed. */
  orderedG: number | null
  packedG: number | null
  liveItemId: string | null
  agreementTitleZh: string | null
  agreementTitleEn: string | null
  /** What was decided to go back of this line by itself: units, and fen. */
  refundedUnits: number
  refundedFen: bigint
  /** The part of it that went back because the goods weigh less, fen. */
  lighterFen: bigint
  /** The buyer has said what they think of it. */
  reviewed: boolean
  /** Once paid: what each party holds of the line's money now. Empty before. */
  parts: PartView[]
}

/** Refunds of a line, those that took another's place excepted. */
const refunded = `
SELECT order_line_id, sum(quantity) AS units, sum(amount_fen) AS fen FROM refund
WHERE order_id = $1 AND replaces_id IS NULL GROUP BY 1`

const readLines = `
SELECT l.id, p.slug, p.name_zh AS "nameZh", p.name_en AS "nameEn", p.spec_zh AS "specZh", p.spec_en AS "specEn",
       p.unit_zh AS "unitZh", p.unit_en AS "unitEn", f.fresh, l.quantity, l.unit_price_fen AS "unitPriceFen", l.amount_fen AS "amountFen",
       l.discount_fen AS "discountFen", l.freight_fen AS "freightFen", l.parcel_id AS "parcelId",
       l.releases_on::timestamp AT TIME ZONE 'Asia/Shanghai' AS "releasesOn", l.deliver_on::text AS "deliverOn",
       ceil(l.ordered_weight_g::numeric * (l.quantity - l.restocked) / l.quantity)::int AS "orderedG", l.packed_weight_g AS "packedG",
       l.live_item_id AS "liveItemId", coalesce(r.units, 0)::int AS "refundedUnits", coalesce(r.fen, 0)::bigint AS "refundedFen",
       EXISTS (SELECT 1 FROM review w WHERE w.order_line_id = l.id) AS reviewed,
       a.title_zh AS "agreementTitleZh", a.title_en AS "agreementTitleEn"
FROM order_line l JOIN product p ON p.id = l.product_id JOIN product_family f ON f.id = p.family_id
LEFT JOIN agreement_version v ON v.id = l.agreement_version_id LEFT JOIN linkage_agreement a ON a.id = v.agreement_id
LEFT JOIN (${refunded}) r ON r.order_line_id = l.id
WHERE l.order_id = $1 ORDER BY l.id`

/** The lines of an order, as its buyer may know them. The caller has checked the buyer. */
export async function readOwnLines(sql: Sql, orderId: string): Promise<OrderLineView[]> {
  const { rows } = await sql.query<Omit<OrderLineView, 'parts' | 'lighterFen'>>(readLines, [orderId])
  const [parts, lighter] = await Promise.all([
    readSoldParts(sql, orderId),
    sql.query<{ id: string; fen: bigint }>('SELECT id, amount_fen AS fen FROM refund WHERE id = ANY($1::uuid[])', [
      rows.map(({ id }) => weightRefundId(id)),
    ]),
  ])
  const fenOf = new Map(lighter.rows.map(({ id, fen }) => [id, fen]))
  return rows.map((line) => ({
    ...line,
    parts: parts.get(line.id) ?? [],
    lighterFen: fenOf.get(weightRefundId(line.id)) ?? 0n,
  }))
}
