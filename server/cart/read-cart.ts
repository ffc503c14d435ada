import type { ErrorCode } from '#domain/errors.ts'
import { type Buyer, buyerParams } from '#server/orders/buyer.ts'
import type { LineProblem, Quote, QuotedLine } from '#server/orders/price-order.ts'
import { quoteOrder } from '#server/orders/quote-order.ts'
import { type CartDeps, cartOf } from './own-cart.ts'

/** A line of a cart as of now; prices in fen. Display only: placing the order decides. */
export type CartLine = QuotedLine & {
  /** The price its owner saw last, where it was another one. */
  oldPriceFen: bigint | null
  /** Why it cannot be ordered as it stands. */
  problem: LineProblem | null
  /** Whether some of it can be ordered. What cannot is in no sum. */
  available: boolean
}

/** A cart and what the available part of it would cost. */
export type CartView = { lines: CartLine[]; quote: Quote }

type Row = { productId: string; preorder: boolean; quantity: number; seenPriceFen: bigint }

const readRows = `
SELECT l.product_id AS "productId", l.preorder, l.quantity, l.seen_price_fen AS "seenPriceFen"
FROM cart c JOIN cart_line l ON l.cart_id = c.id JOIN product p ON p.id = l.product_id
JOIN product_family f ON f.id = p.family_id
WHERE ${cartOf(1)}
ORDER BY min(l.added_at) OVER (PARTITION BY f.producer_id), f.producer_id, l.added_at, p.slug, l.preorder`

const notForSale = new Set<ErrorCode>(['ProductNotForSale', 'AgreementNotInForce', 'PreorderClosed'])

const isAvailable = (problem: LineProblem | null): boolean =>
  problem === null ||
  !(notForSale.has(problem.code) || (problem.code === 'OutOfStock' && Number(problem.detail.left) <= 0))

/** A product's problem, unless it is one of pre-orders only and the line is none. */
function problemOf({ productId, preorder }: QuotedLine, problems: readonly LineProblem[]): LineProblem | null {
  const own = problems.filter((problem) => problem.productId === productId)
  return own.find(({ code }) => preorder || code !== 'PreorderClosed') ?? null
}

/**
 * What is in the buyer's cart, goods of one producer together, in the order in which they were put in.
 * @param province of the address the parcels would go to; null: not known, freight is not counted
 */
export async function readCart(deps: CartDeps, buyer: Buyer, province: string | null): Promise<CartView> {
  const { rows } = await deps.db.pool.query<Row>({ name: 'read_cart', text: readRows, values: buyerParams(buyer) })
  const quote = (some: readonly Row[]) => {
    const lines = some.map(({ productId, preorder, quantity }) => ({ productId, preorder, quantity, deliverOn: null }))
    return quoteOrder(deps, buyer, { lines, province, couponCode: null, payment: 'whole' })
  }
  const whole = await quote(rows)
  const lines = whole.lines.map((line): CartLine => {
    const row = rows.find(({ productId, preorder }) => productId === line.productId && preorder === line.preorder)
    const problem = problemOf(line, whole.problems)
    const oldPriceFen = row && row.seenPriceFen !== line.unitPriceFen ? row.seenPriceFen : null
    return { ...line, oldPriceFen, problem, available: isAvailable(problem) }
  })
  if (lines.every(({ available }) => available)) return { lines, quote: whole }
  const available = rows.filter((row) =>
    lines.some((line) => line.available && line.productId === row.productId && line.preorder === row.preorder),
  )
  return { lines, quote: await quote(available) }
}
