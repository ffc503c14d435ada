import { randomUUID } from 'node:crypto'
import { confirmReceipt } from '#server/orders/confirm-receipt.ts'
import { placeCartOrder } from '#server/orders/place-cart-order.ts'
import { shipOrder } from '#server/orders/ship-order.ts'
import { hearDispute } from '#test/factories/hear.ts'
import { cartInput, makeCoupon, wanted } from '#test/factories/offers.ts'
import { guest } from '#test/factories/sale.ts'
import { chargeBack, newLine, type Order, sharesNow } from './model.ts'
import { noteBacks } from './play-backs.ts'
import { nowOf, type Of, type Playing, refusal, the } from './playing.ts'
import { type Asked, quote } from './quote.ts'

const HOUR = 3_600_000

async function couponFor(
  { shop, district }: Playing,
  coupon: Of<'sell'>['coupon'],
  first: Asked,
): Promise<string | null> {
  if (!coupon) return null
  const { market } = district
  const options = { bearer: coupon.bearer, amountFen: BigInt(coupon.fen) }
  return makeCoupon(shop.db, { ...market, producerId: first.producerId }, options)
}

const bearerOf = (coupon: Of<'sell'>['coupon'], first: Asked): string =>
  coupon?.bearer === 'producer' ? `producer:${first.producerId}` : `coupons:${coupon?.bearer}`

async function sell(playing: Playing, { quantities, coupon }: Of<'sell'>): Promise<number | null> {
  const { shop, district, model, buyers } = playing
  const asked = district.products.map((product, at) => ({ ...product, units: BigInt(quantities[at] ?? 0) }))
  const bought = asked.filter(({ units }) => units > 0n)
  const [first] = bought
  if (!first) return null
  const { lines, totalFen } = quote(bought, coupon)
  const buyer = guest()
  const wish = bought.map(({ productId, units }) => wanted(productId, { quantity: Number(units) }))
  const couponCode = await couponFor(playing, coupon, first)
  const { orderId } = await placeCartOrder(shop, buyer, cartInput(wish, { couponCode, seenTotalFen: totalFen }))
  await shop.open(buyer, orderId)
  await shop.send(await shop.paidEvent(orderId))
  buyers.set(orderId, buyer)
  const { rows } = await shop.db.pool.query<{ id: string; product: string; payment: string }>(
    `SELECT l.id, l.product_id AS product, p.provider_payment_id AS payment FROM order_line l JOIN payment p ON p.order_id = l.order_id WHERE l.order_id = $1`,
    [orderId],
  )
  const at = nowOf(playing)
  const made = lines.map((line, number) => {
    const id = rows.find((row) => row.product === line.productId)?.id ?? ''
    const shares = sharesNow(model, bought[number]?.shares ?? [])
    return newLine({ ...line, id }, { shares, bearer: bearerOf(coupon, first), at })
  })
  model.orders.push({
    ...{ id: orderId, paymentId: rows[0]?.payment ?? '', state: 'paid', totalFen, paidAt: at, claimsEnd: 0 },
    ...{ confirmed: false, dispute: null, disputed: false, weighed: new Set() },
    lines: made.map(([line]) => line),
    held: made.flatMap(([, held]) => held),
  })
  return at
}

async function receive(playing: Playing, { order: number }: Of<'receive'>): Promise<number | null> {
  const { shop, district, model, buyers } = playing
  const order = the(
    model.orders.filter(({ state, dispute }) => state === 'paid' && !dispute),
    number,
  )
  const buyer = order && buyers.get(order.id)
  if (!order || !buyer) return null
  const has = ({ priceFen }: Asked | District) => order.lines.some((line) => line.priceFen === priceFen)
  const sold = district.products.filter(has)
  for (const { farmer } of sold) await refusal(shipOrder(shop, farmer, { orderId: order.id, trackingNo: 'SF100' }))
  await confirmReceipt(shop, buyer, order.id)
  order.state = 'completed'
  order.claimsEnd = nowOf(playing) + (sold.some(({ fresh }) => !fresh) ? 168 : 48) * HOUR
  return nowOf(playing)
}
type District = Playing['district']['products'][number]

async function dispute(playing: Playing, { order: number, perMille }: Of<'dispute'>): Promise<number | null> {
  const { shop, model } = playing
  const order = the(
    model.orders.filter(({ disputed }) => !disputed),
    number,
  )
  if (!order) return null
  const amountFen = (order.totalFen * BigInt(perMille)) / 1000n
  const opened = { id: `dp_${randomUUID()}`, amountFen }
  const report = { paymentId: order.paymentId, amountFen, providerDisputeId: opened.id }
  await hearDispute(shop, 'fake', { ...report, state: 'open' })
  Object.assign(order, { dispute: opened, disputed: true })
  return nowOf(playing)
}

async function endDispute(playing: Playing, { order: number, won }: Of<'endDispute'>): Promise<number | null> {
  const { shop, model } = playing
  const order: Order | undefined = the(
    model.orders.filter((one) => one.dispute),
    number,
  )
  if (!order?.dispute) return null
  const { id, amountFen } = order.dispute
  const report = { paymentId: order.paymentId, amountFen, providerDisputeId: id }
  await hearDispute(shop, 'fake', { ...report, state: won ? 'won' : 'lost' })
  order.dispute = null
  if (!won && order.state !== 'over' && amountFen > 0n) {
    chargeBack(order, nowOf(playing), amountFen)
    await noteBacks(shop, order)
  }
  return nowOf(playing)
}

export const saleSteps = { sell, receive, dispute, endDispute }
