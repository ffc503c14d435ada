import type { Plant } from './plant-orders.ts'
import { householdTables } from './planted-household.ts'

/** Of the planted orders. */
const orderTables = [
  ...['order_line', 'parcel', 'claim', 'invoice_request'],
  ...['refund', 'payment_attempt', 'coupon_redemption'],
]
/** Of the planted buyer. */
const accountTables = ['address', 'session', 'reminder', 'notice', 'push_subscription', 'account']
/** Of which no row of anybody may change. */
const wholeTables = [
  ...['producer', 'producer_member', 'product_family', 'product', 'category', 'picture', 'review'],
  ...['batch', 'batch_certificate', 'batch_release_change', 'change_request', 'catalog_import'],
  ...['coupon', 'freight_rule', 'freight_band'],
  ...['linkage_agreement', 'agreement_version', 'agreement_share', 'sales_target', 'outside_sale'],
  ...['live_session', 'live_host', 'live_invitation', 'live_item', 'live_caption', 'live_ingest', 'host_verification'],
  ...['household', 'identity_access', ...householdTables],
]

/** The rows that only their owners may change, as text. Stock, limits and what people write of their own are not among them. */
export async function snapshot({ db, known }: Pick<Plant, 'db' | 'known'>): Promise<Record<string, string>> {
  const own = [known.buyer.userId, known.guest.guestKeyHash]
  const orders = `SELECT id FROM orders WHERE user_id = $1 OR guest_key_hash = $2`
  const ofEach = (tables: string[], text: (table: string) => string) =>
    Object.fromEntries(tables.map((table) => [table, text(table)]))
  const parts: Record<string, string> = {
    orders: `SELECT o.* FROM orders o WHERE o.user_id = $1 OR o.guest_key_hash = $2`,
    cart: `SELECT c.user_id, l.* FROM cart c JOIN cart_line l ON l.cart_id = c.id WHERE c.user_id = $1 OR c.guest_key_hash = $2`,
    app_user: `SELECT u.* FROM app_user u WHERE u.id <> '' OR $1 = $2`,
    ...ofEach(orderTables, (table) => `SELECT t.* FROM ${table} t WHERE t.order_id IN (${orders})`),
    ...ofEach(accountTables, (table) => `SELECT t.* FROM ${table} t WHERE t.user_id = $1 AND $2::text IS NOT NULL`),
    ...ofEach(wholeTables, (table) => `SELECT t.* FROM ${table} t WHERE $1 <> $2`),
  }
  const entries = await Promise.all(
    Object.entries(parts).map(async ([name, text]) => {
      const { rows } = await db.pool.query<{ all: string }>(
        `SELECT coalesce(string_agg(x::text, E'\\n' ORDER BY x::text), '') AS all FROM (${text}) x`,
        own,
      )
      return [name, rows[0]?.all ?? ''] as const
    }),
  )
  return Object.fromEntries(entries)
}
