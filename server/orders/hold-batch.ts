import type { Sql } from '#server/db/db.ts'
import type { Buyer } from './buyer.ts'

/** Where the goods go. `county` is the district of the address (区/县). */
export type Delivery = {
  recipient: string
  phone: string
  province: string
  city: string
  county: string
  street: string
}

export type HoldRequest = {
  /** Made by the buyer's form; the order's id. */
  orderId: string
  buyer: Buyer
  quantity: number
  preorder: boolean
  delivery: Delivery
  locale: string
  inputHash: string
}

/** What the database said to one request of a batch. Prices in fen; `left` = units that could still be had. */
export type HoldAnswer = {
  placed: boolean
  /** With freight; 0 where nothing was placed. */
  totalFen: bigint
  /** Null: the product does not exist. */
  offer: null | {
    unitPriceFen: bigint
    left: number
    quotaLeft: number | null
    shipsNow: boolean
    preorderOpen: boolean
    inForce: boolean
    /** False: the live item is not of this product or its session is not on the air. */
    onAir: boolean
    /** Units one order may have; null: no limit of its own. */
    maxPerOrder: number | null
    /** Units of the live item one buyer may have in its session, and has already; null: no limit. */
    perBuyer: { max: number; had: number } | null
    /** Whether the producer delivers to the address. */
    delivered: boolean
  }
}

export type HoldTarget = { productId: string; liveItemId: string | null }

const stockOnly = `
  SELECT s.product_id, s.free, NULL::int AS quota_left, NULL::uuid AS live_item_id, NULL::uuid AS live_session_id,
         NULL::bigint AS live_price_fen, NULL::int AS per_buyer, true AS on_air
  FROM stock s WHERE s.product_id = $1 AND $2::uuid IS NULL FOR UPDATE OF s`

const stockAndItem = `
  SELECT s.product_id, s.free, i.quota - i.taken AS quota_left, i.id AS live_item_id, i.session_id AS live_session_id,
         i.live_price_fen, i.per_buyer, (SELECT l.state = 'live' FROM live_session l WHERE l.id = i.session_id) AS on_air
  FROM live_item i JOIN stock s ON s.product_id = i.product_id
  WHERE s.product_id = $1 AND i.id = $2 FOR UPDATE OF i, s`

/**
 * One statement holds stock for as many requests as fit, in their order. The rows of stock and live item are locked
 * first; whoever does not fit (or whose id is already an order) is left out and costs nobody else.
 */
const statement = (locked: string): string => `
WITH locked AS MATERIALIZED (${locked}),
offer AS MATERIALIZED (
  SELECT k.*, coalesce(k.live_price_fen, p.price_fen) AS unit_price_fen, p.ships_now, p.releases_on,
         least(k.free, k.quota_left) AS available, p.max_per_order, p.parcel_weight_g, f.producer_id, f.cold_chain,
         CASE WHEN p.variable_weight THEN p.net_weight_g END AS net_weight_g,
         EXISTS (SELECT 1 FROM freight_rule u WHERE u.producer_id = f.producer_id AND u.cold_chain = f.cold_chain) AS charges_freight,
         coalesce(p.preorder_from <= $3 AND $3 < p.preorder_until, false) AS preorder_open,
         EXISTS (SELECT 1 FROM agreement_version v WHERE v.family_id = p.family_id AND v.state = 'approved'
                 AND v.carries_split AND v.valid_from <= $3 AND (v.valid_to IS NULL OR v.valid_to > $3)) AS in_force
  FROM locked k JOIN product p ON p.id = k.product_id AND p.withdrawn_at IS NULL JOIN product_family f ON f.id = p.family_id
),
request AS MATERIALIZED (
  SELECT r.*, CASE WHEN f.charges_freight THEN
           freight_fen(f.producer_id, f.cold_chain, r.province, f.parcel_weight_g::bigint * r.quantity, f.unit_price_fen * r.quantity)
         ELSE 0 END AS freight_fen,
         CASE WHEN f.per_buyer IS NOT NULL THEN live_item_of_buyer(f.live_item_id, r.user_id, r.guest_key_hash, r.phone)::int END AS had,
         sum(r.quantity) OVER (PARTITION BY coalesce(r.user_id, r.guest_key_hash) ORDER BY r.ord) AS wanted_so_far
  FROM unnest($5::uuid[], $6::int[], $7::bool[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[],
    $13::text[], $14::text[], $15::text[], $16::text[], $17::text[])
  WITH ORDINALITY AS r(order_id, quantity, preorder, user_id, guest_key_hash, input_hash, phone, recipient,
    province, city, county, street, locale, ord)
  LEFT JOIN offer f ON true
),
eligible AS (
  SELECT r.*, sum(r.quantity) OVER (ORDER BY r.ord) AS running
  FROM request r CROSS JOIN offer f
  WHERE f.on_air AND f.in_force AND r.quantity > 0 AND r.freight_fen IS NOT NULL
    AND (f.max_per_order IS NULL OR r.quantity <= f.max_per_order)
    AND (f.per_buyer IS NULL OR r.had + r.wanted_so_far <= f.per_buyer)
    AND CASE WHEN r.preorder THEN f.preorder_open ELSE f.ships_now END
    AND NOT EXISTS (SELECT 1 FROM orders o WHERE o.id = r.order_id)
),
placed AS (
  INSERT INTO orders (id, input_hash, user_id, guest_key_hash, phone, recipient, province, city, county, street, locale,
                      channel, live_session_id, state, total_fen, placed_at, hold_expires_at)
  SELECT e.order_id, e.input_hash, e.user_id, e.guest_key_hash, e.phone, e.recipient, e.province, e.city, e.county,
         e.street, e.locale, (CASE WHEN f.live_item_id IS NULL THEN 'shop' ELSE 'live' END)::channel, f.live_session_id,
         'held', f.unit_price_fen * e.quantity + e.freight_fen, $3, $4
  FROM eligible e CROSS JOIN offer f
  WHERE e.running <= f.available
  ON CONFLICT (id) DO NOTHING
  RETURNING id, total_fen
),
line AS (
  INSERT INTO order_line (id, order_id, product_id, live_item_id, quantity, unit_price_fen, amount_fen, freight_fen, releases_on,
                          ordered_weight_g)
  SELECT uuidv7(), e.order_id, f.product_id, f.live_item_id, e.quantity, f.unit_price_fen, f.unit_price_fen * e.quantity,
         e.freight_fen, CASE WHEN e.preorder THEN f.releases_on END, f.net_weight_g * e.quantity
  FROM placed JOIN eligible e ON e.order_id = placed.id CROSS JOIN offer f
),
total AS (
  SELECT coalesce(sum(e.quantity), 0)::int AS units FROM placed JOIN eligible e ON e.order_id = placed.id
),
held AS (
  UPDATE stock SET free = free - total.units, held = held + total.units
  FROM total WHERE stock.product_id = $1 AND total.units > 0
),
taken AS (
  UPDATE live_item SET taken = taken + total.units FROM total WHERE live_item.id = $2 AND total.units > 0
)
SELECT r.ord::int - 1 AS index, placed.id IS NOT NULL AS placed, coalesce(placed.total_fen, 0) AS total_fen,
       f.max_per_order, f.per_buyer, r.had, r.freight_fen IS NOT NULL AS delivered, f.unit_price_fen, f.ships_now, f.preorder_open, f.in_force,
       f.on_air, f.available - total.units AS left, f.quota_left - total.units AS quota_left, f.product_id IS NOT NULL AS known
FROM request r CROSS JOIN total LEFT JOIN offer f ON true LEFT JOIN placed ON placed.id = r.order_id`

const statements = {
  shop: { name: 'hold_batch_shop', text: statement(stockOnly) },
  live: { name: 'hold_batch_live', text: statement(stockAndItem) },
}

type Row = {
  index: number
  placed: boolean
  known: boolean
  total_fen: bigint
  max_per_order: number | null
  per_buyer: number | null
  had: number | null
  delivered: boolean
  unit_price_fen: bigint
  ships_now: boolean
  preorder_open: boolean
  in_force: boolean
  on_air: boolean
  left: number
  quota_left: number | null
}

/**
 * Runs the statement for requests of one product (and live item).
 * @param at placement time, UTC; @param until end of the hold, UTC
 */
export async function holdBatch(
  sql: Sql,
  target: HoldTarget,
  requests: readonly HoldRequest[],
  at: Date,
  until: Date,
): Promise<HoldAnswer[]> {
  const column = <T>(pick: (request: HoldRequest) => T): T[] => requests.map(pick)
  const { rows } = await sql.query<Row>({
    ...(target.liveItemId ? statements.live : statements.shop),
    values: [
      target.productId,
      target.liveItemId,
      at,
      until,
      column((r) => r.orderId),
      column((r) => r.quantity),
      column((r) => r.preorder),
      column((r) => r.buyer.userId),
      column((r) => r.buyer.guestKeyHash),
      column((r) => r.inputHash),
      column((r) => r.delivery.phone),
      column((r) => r.delivery.recipient),
      column((r) => r.delivery.province),
      column((r) => r.delivery.city),
      column((r) => r.delivery.county),
      column((r) => r.delivery.street),
      column((r) => r.locale),
    ],
  })
  const answers = new Array<HoldAnswer>(requests.length)
  for (const row of rows) answers[row.index] = toAnswer(row)
  return answers
}

const toAnswer = (row: Row): HoldAnswer => ({
  placed: row.placed,
  totalFen: row.total_fen,
  offer: row.known
    ? {
        unitPriceFen: row.unit_price_fen,
        left: row.left,
        quotaLeft: row.quota_left,
        shipsNow: row.ships_now,
        preorderOpen: row.preorder_open,
        inForce: row.in_force,
        onAir: row.on_air,
        maxPerOrder: row.max_per_order,
        perBuyer: row.per_buyer === null ? null : { max: row.per_buyer, had: row.had ?? 0 },
        delivered: row.delivered,
      }
    : null,
})
