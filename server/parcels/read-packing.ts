import type { WeighedLine } from '#domain/weight-difference.ts'
import type { Sql } from '#server/db/db.ts'

/** A line of a parcel as whoever packs it needs it. */
export type PackingLine = {
  id: string
  productId: string
  familyId: string
  /** Units still to be packed: what was refunded before it was sent is not. */
  units: number
  /** Set for goods of variable weight: their packed weight has to be said. */
  weighed: WeighedLine | null
  batchId: string | null
  packedWeightG: number | null
}

type Row = Omit<PackingLine, 'weighed'> & Omit<WeighedLine, 'orderedWeightG'> & { orderedWeightG: number | null }

const readLines = `
SELECT l.id, l.product_id AS "productId", p.family_id AS "familyId", l.quantity - l.restocked AS units,
       coalesce(l.batch_id, p.batch_id) AS "batchId", l.packed_weight_g AS "packedWeightG", l.quantity,
       l.quantity - l.restocked AS "leftUnits", l.amount_fen AS "amountFen", l.discount_fen AS "discountFen",
       l.ordered_weight_g AS "orderedWeightG"
FROM order_line l JOIN product p ON p.id = l.product_id
WHERE l.parcel_id = $1 AND l.quantity > l.restocked ORDER BY l.id`

/** What is still in a parcel; none where all of it was refunded before it was sent. */
export async function readPacking(sql: Sql, parcelId: string): Promise<PackingLine[]> {
  const { rows } = await sql.query<Row>(readLines, [parcelId])
  return rows.map(({ quantity, leftUnits, amountFen, discountFen, orderedWeightG, ...line }) => ({
    ...line,
    weighed: orderedWeightG === null ? null : { quantity, leftUnits, amountFen, discountFen, orderedWeightG },
  }))
}
