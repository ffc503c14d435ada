import type { OrderState } from '#domain/order-states.ts'
import type { Sql } from '#server/db/db.ts'

/** Rows of an order's own tables, as JSON arrays. `hidden`: what is about the shop's people and machines, not the buyer. */
const part = (table: string, hidden: string, order: string, more = '') =>
  `(SELECT coalesce(jsonb_agg(to_jsonb(t) - '{order_id,${hidden}}'::text[] ${more} ORDER BY t.${order}), '[]') FROM ${table} t WHERE t.order_id = o.id)`

const photos = `|| jsonb_build_object('photos', (SELECT count(*) FROM claim_photo f WHERE f.claim_id = t.id))`
const product = `|| (SELECT jsonb_build_object('product', p.name_zh, 'product_en', p.name_en, 'spec', p.spec_zh, 'spec_en', p.spec_en)
  FROM product p WHERE p.id = t.product_id)`

const orders = `
SELECT to_jsonb(o) - '{user_id,guest_key_hash,input_hash}'::text[] || jsonb_build_object(
  'lines', ${part('order_line', 'agreement_version_id', 'id', product)},
  'states', (SELECT coalesce(jsonb_agg(jsonb_build_object('from', t."from", 'to', t."to", 'at', t.at) ORDER BY t.id), '[]')
             FROM order_transition t WHERE t.order_id = o.id),
  'payments', ${part('payment', 'attempt_id', 'paid_at')},
  'refunds', ${part('refund', 'requested_by,settled_by,checked_at', 'requested_at')},
  'parcels', ${part('parcel', 'producer_id', 'created_at')},
  'claims', ${part('claim', 'opened_by', 'opened_at', photos)},
  'invoice', (SELECT to_jsonb(i) - '{order_id,issued_by}'::text[] FROM invoice_request i WHERE i.order_id = o.id),
  'coupon', (SELECT jsonb_build_object('code', c.code, 'discount_fen', r.discount_fen) FROM coupon_redemption r
             JOIN coupon c ON c.id = r.coupon_id WHERE r.order_id = o.id)) AS row
FROM orders o WHERE o.user_id = $1 ORDER BY o.placed_at DESC LIMIT 5000`

/** An order as it is handed out: its columns as stored, with what a spreadsheet shows named. Amounts in fen, times ISO. */
export type ExportedOrder = Record<string, unknown> & {
  number: number
  placed_at: string
  state: OrderState
  recipient: string
  province: string
  city: string
  county: string
  street: string
  total_fen: number
  paid_fen: number
  refunded_fen: number
  lines: ExportedLine[]
}

type ExportedLine = Record<string, unknown> & {
  product: string
  product_en: string
  spec: string
  spec_en: string
  quantity: number
  unit_price_fen: number
  amount_fen: number
  discount_fen: number
  freight_fen: number
}

/** The `row` column of each row of a query about one person. */
export async function readEach<Row = unknown>(sql: Sql, text: string, userId: string): Promise<Row[]> {
  const { rows } = await sql.query<{ row: Row }>(text, [userId])
  return rows.map(({ row }) => row)
}

/** A person's orders with all that belongs to them, the newest first. */
export const ordersOf = (sql: Sql, userId: string): Promise<ExportedOrder[]> => readEach(sql, orders, userId)
