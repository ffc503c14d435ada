import { createHash, randomUUID } from 'node:crypto'
import type { Db } from '#server/db/db.ts'
import type { Buyer } from '#server/orders/buyer.ts'
import type { PlaceOrderInput } from '#server/orders/place-order.ts'

/** Ways a shop usually places an order, against the same tables, columns, prices and checks as the product's own verb. */
export type Placing = (buyer: Buyer, input: PlaceOrderInput) => Promise<unknown>

const HOLD_MS = 15 * 60_000

const hashOf = (buyer: Buyer, input: PlaceOrderInput): string =>
  createHash('sha256')
    .update(JSON.stringify([buyer.guestKeyHash, input.productId, input.quantity, input.preorder, input.delivery]))
    .digest('hex')

const oneStatement = `
WITH offer AS (
  SELECT p.id, p.price_fen FROM product p
  WHERE p.id = $1 AND p.ships_now AND NOT EXISTS (SELECT 1 FROM orders o WHERE o.id = $3)
    AND EXISTS (SELECT 1 FROM agreement_version v WHERE v.family_id = p.family_id AND v.state = 'approved' AND v.carries_split
                AND v.valid_from <= $4 AND (v.valid_to IS NULL OR v.valid_to > $4))
),
held AS (
  UPDATE stock SET free = free - $2, held = held + $2 FROM offer
  WHERE stock.product_id = offer.id AND stock.free >= $2 RETURNING offer.id, offer.price_fen
),
placed AS (
  INSERT INTO orders (id, input_hash, user_id, guest_key_hash, phone, recipient, province, city, county, street, locale,
                      channel, live_session_id, state, total_fen, placed_at, hold_expires_at)
  SELECT $3, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 'shop', NULL, 'held', price_fen * $2, $4, $5 FROM held
  RETURNING id, total_fen
),
line AS (
  INSERT INTO order_line (id, order_id, product_id, live_item_id, quantity, unit_price_fen, amount_fen, releases_on)
  SELECT uuidv7(), placed.id, held.id, NULL, $2, held.price_fen, held.price_fen * $2, NULL FROM placed CROSS JOIN held
)
SELECT total_fen FROM placed`

/** One statement with CTEs for each order. */
export const oneStatementPerOrder =
  ({ pool }: Db): Placing =>
  async (buyer, input) => {
    const { delivery: d, quantity, orderId, productId, locale } = input
    const at = new Date()
    const until = new Date(at.getTime() + HOLD_MS)
    const who = [hashOf(buyer, input), buyer.userId, buyer.guestKeyHash]
    const where = [d.phone, d.recipient, d.province, d.city, d.county, d.street]
    const values = [productId, quantity, orderId, at, until, ...who, ...where, locale]
    const { rowCount } = await pool.query({ name: 'rival_one_statement', text: oneStatement, values })
    if (rowCount !== 1) throw new Error('refused')
  }

/** Prisma's interactive transaction: read, conditional update, nested create. */
export const prismaTransaction =
  ({ prisma }: Db): Placing =>
  (buyer, input) =>
    prisma.$transaction(
      async (tx) => {
        const { productId, quantity, orderId, delivery, locale } = input
        const now = new Date()
        const product = await tx.product.findUniqueOrThrow({ where: { id: productId } })
        await tx.agreementVersion.findFirstOrThrow({
          where: {
            familyId: product.familyId,
            state: 'approved',
            carriesSplit: true,
            validFrom: { lte: now },
            OR: [{ validTo: null }, { validTo: { gt: now } }],
          },
        })
        const { count } = await tx.stock.updateMany({
          where: { productId, free: { gte: quantity } },
          data: { free: { decrement: quantity }, held: { increment: quantity } },
        })
        if (count !== 1) throw new Error('refused')
        const totalFen = product.priceFen * BigInt(quantity)
        const lineOf = { id: randomUUID(), productId, quantity, unitPriceFen: product.priceFen, amountFen: totalFen }
        await tx.order.create({
          data: {
            id: orderId,
            inputHash: hashOf(buyer, input),
            ...buyer,
            ...delivery,
            locale,
            channel: 'shop',
            state: 'held',
            totalFen,
            placedAt: now,
            holdExpiresAt: new Date(now.getTime() + HOLD_MS),
            lines: { create: lineOf },
          },
        })
      },
      { maxWait: 30_000, timeout: 30_000 },
    )
