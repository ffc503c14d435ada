import { createHash } from 'node:crypto'
import { startOfDay } from '#domain/calendar-day.ts'
import { DomainError } from '#domain/errors.ts'
import type { Clock } from '#server/clock.ts'
import type { Db, Sql } from '#server/db/db.ts'
import { violated } from '#server/db/violated.ts'
import type { Buyer } from './buyer.ts'
import { findRepeated, type PlacedOrder } from './find-repeated.ts'
import type { Delivery } from './hold-batch.ts'
import { type PricedOrder, priceOrder, type WantedLine } from './price-order.ts'
import { couponBuyer } from './read-coupon.ts'

export type InvoiceWish = {
  kind: 'personal' | 'institution'
  title: string
  taxNo: string | null
  email: string | null
}

export type CartOrderInput = {
  /** UUID made by the form; sending the same form again is the same order. */
  orderId: string
  lines: WantedLine[]
  delivery: Delivery
  couponCode: string | null
  note: string | null
  /** Where the receipt goes besides the phone. */
  email: string | null
  invoice: InvoiceWish | null
  payment: 'whole' | 'deposit'
  /** The total (fen) that the buyer saw: another one is refused. */
  seenTotalFen: bigint
  locale: string
}

type Deps = { db: Db; clock: Clock; holdMinutes: number }

const hashOf = (buyer: Buyer, { orderId, locale, ...content }: CartOrderInput): string =>
  createHash('sha256')
    .update(
      JSON.stringify([buyer.userId ?? buyer.guestKeyHash, content], (_, value) =>
        typeof value === 'bigint' ? value.toString() : value,
      ),
    )
    .digest('hex')

/**
 * Places an order of several goods, of one producer or more, and holds their stock: all of it or nothing, in one transaction
 * that locks the stock in the order of its ids. The server's prices decide.
 * @throws DomainError OutOfStock {product, left}, TooManyUnits {product, max}, PreorderClosed, ProductNotForSale,
 *   AgreementNotInForce, DeliveryUnavailable, DeliveryDayUnavailable {product}, those of the coupon (CouponNotFound,
 *   CouponNotValid, CouponNotForThese, CouponUsedUp, CouponBelowMinimum {minFen}, CouponBelowFloor), DepositNotOffered,
 *   TotalChanged {totalFen}, IdempotencyKeyReused, InvalidInput
 */
export async function placeCartOrder(deps: Deps, buyer: Buyer, input: CartOrderInput): Promise<PlacedOrder> {
  const { db, clock, holdMinutes } = deps
  const inputHash = hashOf(buyer, input)
  if (input.lines.length === 0) throw new DomainError('InvalidInput', { field: 'lines' })
  const at = clock.now()
  const holdExpiresAt = new Date(at.getTime() + holdMinutes * 60_000)
  return db
    .tx(async (sql) => {
      const repeated = await findRepeated(sql, { orderId: input.orderId, inputHash })
      if (repeated) return repeated
      const priced = await priceOrder(sql, {
        buyer,
        at,
        lock: true,
        wish: { ...input, province: input.delivery.province },
      })
      // Whoever waited for the lock while the same form became an order finds it now.
      const meanwhile = await findRepeated(sql, { orderId: input.orderId, inputHash })
      if (meanwhile) return meanwhile
      refuse(priced, input)
      await writeOrder(sql, buyer, input, { priced, inputHash, at, holdExpiresAt })
      return { orderId: input.orderId, totalFen: priced.totalFen, holdExpiresAt }
    })
    .catch(toRefusal)
}

function refuse(priced: PricedOrder, { payment, seenTotalFen }: CartOrderInput): void {
  const [problem] = priced.problems
  if (problem) throw new DomainError(problem.code, { ...problem.detail, product: problem.productId })
  if (priced.couponProblem) throw new DomainError(priced.couponProblem.code, priced.couponProblem.detail)
  if (payment === 'deposit' && priced.depositFen === null) throw new DomainError('DepositNotOffered')
  if (priced.totalFen !== seenTotalFen) throw new DomainError('TotalChanged', { totalFen: priced.totalFen.toString() })
}

type Writing = { priced: PricedOrder; inputHash: string; at: Date; holdExpiresAt: Date }

async function writeOrder(sql: Sql, buyer: Buyer, input: CartOrderInput, writing: Writing): Promise<void> {
  const { priced, inputHash, at, holdExpiresAt } = writing
  const { orderId, delivery: d, payment } = input
  const deposit = payment === 'deposit' ? priced.depositFen : null
  await sql.query(
    `INSERT INTO orders (id, input_hash, user_id, guest_key_hash, phone, recipient, province, city, county, street, locale, channel,
                         state, total_fen, placed_at, hold_expires_at, deposit_fen, balance_due_at, email, note)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'shop', 'held', $12, $13, $14, $15, $16, $17, $18)`,
    [
      ...[orderId, inputHash, buyer.userId, buyer.guestKeyHash, d.phone, d.recipient, d.province, d.city, d.county],
      ...[d.street, input.locale, priced.totalFen, at, holdExpiresAt, deposit],
      ...[deposit === null ? null : firstRelease(priced), input.email, input.note],
    ],
  )
  await writeLines(sql, orderId, priced)
  await holdStock(sql, priced)
  if (priced.redeemed)
    await sql.query(
      'INSERT INTO coupon_redemption (order_id, coupon_id, buyer, discount_fen, at) VALUES ($1, $2, $3, $4, $5)',
      [orderId, priced.redeemed.id, couponBuyer(buyer), priced.discountFen, at],
    )
  if (input.invoice) {
    const { kind, title, taxNo, email } = input.invoice
    await sql.query(
      'INSERT INTO invoice_request (order_id, kind, title, tax_no, email, asked_at) VALUES ($1, $2, $3, $4, $5, $6)',
      [orderId, kind, title, taxNo, email, at],
    )
  }
}

/** The balance of a deposit is due when the first of the goods is released. */
const firstRelease = ({ lines }: PricedOrder): Date =>
  startOfDay(lines.map(({ releasesOn }) => releasesOn ?? '').toSorted()[0] ?? '')

async function writeLines(sql: Sql, orderId: string, { lines, redeemed }: PricedOrder): Promise<void> {
  const column = <T>(pick: (line: PricedOrder['lines'][number]) => T): T[] => lines.map(pick)
  await sql.query(
    `INSERT INTO order_line (id, order_id, product_id, quantity, unit_price_fen, amount_fen, discount_fen, discount_bearer, freight_fen,
                             releases_on, deliver_on, ordered_weight_g)
     SELECT uuidv7(), $1, l.product_id, l.quantity, l.unit_price_fen, l.unit_price_fen * l.quantity, l.discount_fen,
            CASE WHEN l.discount_fen > 0 THEN $2::coupon_bearer END, l.freight_fen, l.releases_on, l.deliver_on, l.ordered_weight_g
     FROM unnest($3::uuid[], $4::int[], $5::bigint[], $6::bigint[], $7::bigint[], $8::date[], $9::date[], $10::int[])
       AS l(product_id, quantity, unit_price_fen, discount_fen, freight_fen, releases_on, deliver_on, ordered_weight_g)`,
    [
      ...[orderId, redeemed?.bearer ?? null, column((l) => l.productId), column((l) => l.quantity)],
      ...[column((l) => l.unitPriceFen), column((l) => l.discountFen), column((l) => l.freightFen)],
      ...[column((l) => l.releasesOn), column((l) => l.deliverOn)],
      column((l) => (l.variableWeight && l.netWeightG !== null ? l.netWeightG * l.quantity : null)),
    ],
  )
}

async function holdStock(sql: Sql, { lines }: PricedOrder): Promise<void> {
  await sql.query(
    `UPDATE stock s SET free = s.free - w.units, held = s.held + w.units
     FROM (SELECT product_id, sum(quantity)::int AS units FROM unnest($1::uuid[], $2::int[]) AS w(product_id, quantity) GROUP BY 1) w
     WHERE s.product_id = w.product_id`,
    [lines.map(({ productId }) => productId), lines.map(({ quantity }) => quantity)],
  )
}

/** What the database refused although the prices looked right: somebody else used the coupon up in the same moment. */
function toRefusal(error: unknown): never {
  const constraint = violated(error)
  if (constraint === 'coupon_uses' || constraint === 'coupon_uses_per_buyer') throw new DomainError('CouponUsedUp')
  if (constraint === 'order_line_above_floor') throw new DomainError('CouponBelowFloor')
  throw error
}
