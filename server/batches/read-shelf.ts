import type { Promised } from '#domain/batch-cap.ts'
import type { Sql } from '#server/db/db.ts'

/** What a batch may promise and what its products hold. @param lock holds the stock of one product, or of all in id order */
export async function readShelf(
  sql: Sql,
  batchId: string,
  { lock = null }: { lock?: string | 'all' | null } = {},
): Promise<{ capMilli: bigint; goods: Promised[] }> {
  if (lock)
    await sql.query(
      `SELECT 1 FROM stock s JOIN product p ON p.id = s.product_id WHERE p.batch_id = $1 AND ($2 = 'all' OR s.product_id::text = $2)
       ORDER BY s.product_id FOR UPDATE OF s`,
      [batchId, lock],
    )
  const goods = await sql.query<Promised>(
    `SELECT s.product_id AS "productId", p.units_milli AS "unitsMilli", s.free, s.held, s.sold
     FROM product p JOIN stock s ON s.product_id = p.id WHERE p.batch_id = $1 ORDER BY s.product_id`,
    [batchId],
  )
  const { rows } = await sql.query<{ cap: bigint }>('SELECT batch_cap_milli($1) AS cap', [batchId])
  return { capMilli: rows[0]?.cap ?? 0n, goods: goods.rows }
}

/** What somebody has paid for, in part or whole: sold goods, and held ones whose deposit is paid. */
export async function readCommitted(sql: Sql, batchId: string): Promise<{ capMilli: bigint; committedMilli: bigint }> {
  const { rows } = await sql.query<{ capMilli: bigint; committedMilli: bigint }>(
    `SELECT batch_cap_milli($1) AS "capMilli", (
       coalesce((SELECT sum(s.sold::bigint * p.units_milli) FROM product p JOIN stock s ON s.product_id = p.id WHERE p.batch_id = $1), 0)
       + coalesce((SELECT sum((l.quantity - l.restocked)::bigint * p.units_milli) FROM order_line l JOIN product p ON p.id = l.product_id
                   JOIN orders o ON o.id = l.order_id WHERE p.batch_id = $1 AND o.state = 'reserved'), 0))::bigint AS "committedMilli"`,
    [batchId],
  )
  return rows[0] ?? { capMilli: 0n, committedMilli: 0n }
}

/** The line of a batch's goods that was ordered last and can still be given back, whole or in part. */
export type LastLine = {
  orderId: string
  orderLineId: string
  productId: string
  state: 'reserved' | 'paid'
  /** Units of it that nobody has refunded. */
  left: number
  unitsMilli: number
  goodsZh: string
  goodsEn: string
}

const last = `
SELECT o.id AS "orderId", l.id AS "orderLineId", p.id AS "productId", o.state, l.quantity - r.units AS left, p.units_milli AS "unitsMilli",
       p.name_zh AS "goodsZh", p.name_en AS "goodsEn"
FROM orders o JOIN order_line l ON l.order_id = o.id JOIN product p ON p.id = l.product_id LEFT JOIN parcel k ON k.id = l.parcel_id
CROSS JOIN LATERAL (
  SELECT coalesce(sum(r.quantity), 0)::int AS units FROM refund r WHERE r.order_line_id = l.id AND r.replaces_id IS NULL) r
WHERE p.batch_id = $1 AND o.state IN ('reserved', 'paid') AND (k.id IS NULL OR k.state = 'waiting') AND l.quantity > r.units
  AND NOT EXISTS (SELECT 1 FROM dispute d WHERE d.order_id = o.id AND d.state = 'open')
ORDER BY o.placed_at DESC, o.id DESC, l.id DESC LIMIT 1`

/** Orders with an open dispute are frozen and goods that are packed exist: neither is given back. */
export async function readLastLine(sql: Sql, batchId: string): Promise<LastLine | null> {
  const { rows } = await sql.query<LastLine>(last, [batchId])
  return rows[0] ?? null
}
