import { randomUUID } from 'node:crypto'
import { confirmReceipt } from '#server/orders/confirm-receipt.ts'
import { placeCartOrder } from '#server/orders/place-cart-order.ts'
import { shipOrder } from '#server/orders/ship-order.ts'
import { cartInput, makeCoupon, wanted } from '#test/factories/offers.ts'
import { guest } from '#test/factories/sale.ts'
import { heldOf, newLine, type Order, sharesNow } from './model.ts'
import { mustBe, nowOf, type Of, type Playing, refusal, the } from './playing.ts'
import { type Asked, type Coupon, quote } from './quote.ts'
import { takePreorders } from './stage.ts'

async function couponFor({ shop, district }: Playing, coupon: Coupon | null, first: Asked): Promise<string | null> {
  if (!coupon) return null
  const { market } = district
  const options = { bearer: coupon.bearer, amountFen: BigInt(coupon.fen) }
  return makeCoupon(shop.db, { ...market, producerId: first.producerId }, options)
}

const bearerOf = (coupon: Coupon | null, first: Asked): string =>
  coupon?.bearer === 'producer' ? `producer:${first.producerId}` : `coupons:${coupon?.bearer}`

type Cart = Omit<Of<'sell'>, 'do'>

/** An order is placed and paid, whole or with its deposit. */
async function order(
  playing: Playing,
  { quantities, coupon }: Cart,
  ahead: { releasedAt: number; bps: number } | null,
): Promise<number | null> {
  const { shop, district, model, buyers } = playing
  const all = district.products.map((product, at) => ({ ...product, units: BigInt(quantities[at] ?? 0) }))
  const bought = all.filter(({ units }) => units > 0n)
  const [first] = bought
  if (!first) return null
  const { lines: asked, totalFen, depositFen } = quote(bought, coupon, ahead?.bps ?? 0)
  const buyer = guest()
  const wish = bought.map(({ productId, units }) =>
    wanted(productId, { quantity: Number(units), preorder: ahead !== null }),
  )
  const couponCode = await couponFor(playing, coupon, first)
  const how = { couponCode, seenTotalFen: totalFen, payment: ahead ? 'deposit' : 'whole' } as const
  const { orderId } = await placeCartOrder(shop, buyer, cartInput(wish, how))
  buyers.set(orderId, buyer)
  const made: Order = {
    ...{ id: orderId, payments: [], asked, bearer: bearerOf(coupon, first), state: 'reserved', totalFen },
    ...{ releasedAt: ahead?.releasedAt ?? 0, paidAt: 0, receivedAt: null, claims: [], confirmed: false },
    ...{ dispute: null, disputed: false, weighed: new Set(), lines: [] },
    held: [{ code: 'deposits', lineId: '', household: null, fen: depositFen }],
  }
  model.orders.push(made)
  if (ahead) await pay(playing, made, depositFen)
  else await payOff(playing, made)
  return nowOf(playing)
}

async function pay({ shop, buyers }: Playing, order: Order, fen: bigint): Promise<void> {
  const payment = { id: `pi_${randomUUID()}`, fen }
  await shop.open(buyers.get(order.id) ?? guest(), order.id)
  await shop.send(await shop.paidEvent(order.id, { paymentId: payment.id }))
  order.payments.push(payment)
}

/** What is left to pay is paid: the whole price is divided as it is divided now. */
async function payOff(playing: Playing, order: Order): Promise<void> {
  const { shop, district, model } = playing
  await pay(playing, order, order.totalFen - heldOf(order))
  const { rows } = await shop.db.pool.query<{ id: string; product: string }>(
    'SELECT id, product_id AS product FROM order_line WHERE order_id = $1',
    [order.id],
  )
  const [at, { bearer }] = [nowOf(playing), order]
  const made = order.asked.map((line) => {
    const id = rows.find((row) => row.product === line.productId)?.id ?? ''
    const { shares = [] } = district.products.find(({ productId }) => productId === line.productId) ?? {}
    return newLine({ ...line, id }, { shares: sharesNow(model, shares), bearer, at })
  })
  const [lines, held] = [made.map(([line]) => line), made.flatMap(([, parts]) => parts)]
  Object.assign(order, { state: 'paid', paidAt: at, lines, held })
}

const sell = (playing: Playing, step: Of<'sell'>): Promise<number | null> => order(playing, step, null)

/** Goods are ordered before their release, with a deposit. */
async function reserve(playing: Playing, { days, bps, ...cart }: Of<'reserve'>): Promise<number | null> {
  const { shop, district } = playing
  return order(playing, cart, { releasedAt: await takePreorders(shop, district, { days, bps }), bps })
}

/** The balance is paid, until the goods are released. */
async function payBalance(playing: Playing, { order: number }: Of<'payBalance'>): Promise<number | null> {
  const { shop, model, buyers } = playing
  const order = the(
    model.orders.filter(({ state }) => state === 'reserved'),
    number,
  )
  const buyer = order && buyers.get(order.id)
  if (!order || !buyer) return null
  const tooLate = nowOf(playing) >= order.releasedAt
  const code = await refusal(shop.open(buyer, order.id))
  mustBe('a balance', code, tooLate ? 'OrderStateConflict' : null)
  if (code) return null
  await payOff(playing, order)
  return nowOf(playing)
}

async function receive(playing: Playing, { order: number }: Of<'receive'>): Promise<number | null> {
  const { shop, district, model, buyers } = playing
  const sendable = ({ state, dispute, releasedAt }: Order) =>
    state === 'paid' && !dispute && releasedAt <= nowOf(playing)
  const order = the(model.orders.filter(sendable), number)
  const buyer = order && buyers.get(order.id)
  if (!order || !buyer) return null
  const sold = district.products.filter(({ priceFen }) => order.lines.some((line) => line.priceFen === priceFen))
  for (const { farmer } of sold) await refusal(shipOrder(shop, farmer, { orderId: order.id, trackingNo: 'SF100' }))
  await confirmReceipt(shop, buyer, order.id)
  Object.assign(order, { state: 'completed', receivedAt: nowOf(playing) })
  return nowOf(playing)
}

export const saleSteps = { sell, reserve, payBalance, receive }
