import { randomUUID } from 'node:crypto'
import { lesser } from '#domain/money.ts'
import { closeDays } from '#server/ledger/close-days.ts'
import { confirmOrders } from '#server/linkage/confirm-orders.ts'
import { confirmReceipt } from '#server/orders/confirm-receipt.ts'
import { placeCartOrder } from '#server/orders/place-cart-order.ts'
import { shipOrder } from '#server/orders/ship-order.ts'
import { refundDifference } from '#server/parcels/refund-difference.ts'
import { settleParcels } from '#server/parcels/settle-parcels.ts'
import { refundPart } from '#server/payments/refund-part.ts'
import { requestRefund } from '#server/payments/request-refund.ts'
import { hearDispute } from '#test/factories/hear.ts'
import { cartInput, wanted } from '#test/factories/offers.ts'
import { guest } from '#test/factories/sale.ts'
import { confirm, heldOf, type Line, newLine, type Order, takeBack, takeBackRest } from './model.ts'
import { runSteps } from './play-runs.ts'
import { mustBe, type Playing, refusal, the } from './playing.ts'
import { agree, type HistoryShop, PRICES, sharesOf } from './stage.ts'
import type { Step } from './steps.ts'

type Of<Do extends Step['do']> = Extract<Step, { do: Do }>

const HOUR = 3_600_000
async function sell({ shop, district, model, buyers }: Playing, { quantities }: Of<'sell'>): Promise<void> {
  const asked = quantities.map((quantity, index) => ({
    quantity,
    priceFen: PRICES[index] ?? 0n,
    product: district.products[index],
  }))
  const bought = asked.filter(({ quantity }) => quantity > 0)
  if (bought.length === 0) return
  const totalFen = bought.reduce((sum, { quantity, priceFen }) => sum + priceFen * BigInt(quantity), 0n)
  const buyer = guest()
  const lines = bought.map(({ product, quantity }) => wanted(product?.productId ?? '', { quantity }))
  const { orderId } = await placeCartOrder(shop, buyer, cartInput(lines, { seenTotalFen: totalFen }))
  await shop.open(buyer, orderId)
  const event = await shop.paidEvent(orderId)
  await shop.send(event)
  buyers.set(orderId, buyer)
  const { rows } = await shop.db.pool.query<{ id: string; product: string; payment: string }>(
    `SELECT l.id, l.product_id AS product, p.provider_payment_id AS payment FROM order_line l JOIN payment p ON p.order_id = l.order_id WHERE l.order_id = $1`,
    [orderId],
  )
  const made: [Line, Order['held']][] = []
  for (const { product, quantity, priceFen } of bought) {
    const id = rows.find((row) => row.product === product?.productId)?.id ?? ''
    made.push(newLine(id, priceFen, BigInt(quantity), await sharesOf(shop, product?.versionId ?? '')))
  }
  model.orders.push({
    ...{ id: orderId, paymentId: rows[0]?.payment ?? '', state: 'paid', totalFen, claimsEnd: 0, confirmed: false },
    ...{ dispute: null, disputed: false, weighed: new Set() },
    lines: made.map(([line]) => line),
    held: made.flatMap(([, held]) => held),
  })
}

async function receive({ shop, district, model, buyers }: Playing, { order: number }: Of<'receive'>): Promise<void> {
  const order = the(
    model.orders.filter(({ state, dispute }) => state === 'paid' && !dispute),
    number,
  )
  const buyer = order && buyers.get(order.id)
  if (!order || !buyer) return
  const fresh = order.lines.some(({ priceFen }) => priceFen === PRICES[0])
  const keeps = order.lines.some(({ priceFen }) => priceFen === PRICES[1])
  for (const [has, product] of [
    [fresh, district.products[0]],
    [keeps, district.products[1]],
  ] as const)
    if (has) await refusal(shipOrder(shop, product?.farmer ?? '', { orderId: order.id, trackingNo: 'SF100' }))
  await confirmReceipt(shop, buyer, order.id)
  order.state = 'completed'
  order.claimsEnd = shop.clock.now().getTime() + (keeps ? 168 : 48) * HOUR
}

/** Why the product must refuse to give anything of an order back; null where it must not. */
const refusedBack = (order: Order): string | null =>
  order.state === 'over' ? 'OrderStateConflict' : order.dispute ? 'OrderDisputed' : null

type Part = { units: number } | { amountFen: bigint }

async function giveBackPart({ shop }: Playing, order: Order, line: Line, part: Part): Promise<void> {
  const [held, units] = [heldOf(order, line.id), 'units' in part ? BigInt(part.units) : 0n]
  const price = line.priceFen * units
  const fen = 'amountFen' in part ? part.amountFen : lesser(price, held)
  const tooMuch = fen > held || fen === 0n || units > line.leftUnits
  const refundId = randomUUID()
  const code = await refusal(
    refundPart(shop, {
      ...{ refundId, orderId: order.id, orderLineId: line.id },
      ...{ part, reason: '到货破损', actor: 'user:history' },
    }),
  )
  mustBe(
    'a part back',
    code,
    refusedBack(order) ?? (tooMuch ? (fen === 0n && units === 0n ? 'InvalidInput' : 'RefundTooLarge') : null),
  )
  if (code) return
  await settleParcels(shop, refundId)
  takeBack(order, fen, shop.clock.now().getTime(), { line, units })
  await noteBacks(shop, order)
}

/** Reversals of one moment have an order only in the database: by it the oldest is recovered first. */
async function noteBacks({ db }: HistoryShop, order: Order): Promise<void> {
  const { rows } = await db.pool.query<{ id: string; line: string; household: string; fen: bigint; at: Date }>(
    `SELECT id, order_line_id AS line, household_id AS household, -gross_fen AS fen, occurred_at AS at FROM attribution
     WHERE order_id = $1 AND kind = 'reversal' AND gross_fen <> 0`,
    [order.id],
  )
  for (const { id, line, household, at } of rows)
    for (const earning of order.lines.find((one) => one.id === line)?.earnings ?? [])
      for (const back of earning.back) if (earning.household === household && back.at === at.getTime()) back.id = id
}

type Play<Do extends Step['do']> = (playing: Playing, step: Of<Do>) => Promise<void>

const lineOf = ({ model }: Playing, step: { order: number; line: number }) => {
  const order = the(model.orders, step.order)
  const line = order && the(order.lines, step.line)
  return order && line ? { order, line } : null
}

const plays: { [Do in Step['do']]: Play<Do> } = {
  sell,
  receive,
  async takeBackUnits(playing, step) {
    const found = lineOf(playing, step)
    if (found) await giveBackPart(playing, found.order, found.line, { units: step.units })
  },
  async takeBackPart(playing, step) {
    const found = lineOf(playing, step)
    if (!found) return
    const amountFen = (heldOf(found.order, found.line.id) * BigInt(step.perMille)) / 1000n
    if (amountFen > 0n) await giveBackPart(playing, found.order, found.line, { amountFen })
  },
  async takeBackAll({ shop, model }, { order: number }) {
    const order = the(model.orders, number)
    if (!order) return
    const work = requestRefund(shop, { orderId: order.id, reason: '买家要求', actor: 'user:history' })
    const expected = order.state === 'over' ? null : refusedBack(order)
    mustBe('all back', await refusal(work), expected)
    if (expected || order.state === 'over') return
    takeBackRest(order, shop.clock.now().getTime())
    await noteBacks(shop, order)
  },
  async weighLess(playing, step) {
    const { shop } = playing
    const found = lineOf(playing, step)
    if (!found || found.order.weighed.has(found.line.id)) return
    const { order, line } = found
    const held = heldOf(order, line.id)
    const fen = (line.priceFen * line.units * BigInt(step.perMille)) / 1000n
    const code = await refusal(refundDifference(shop, { orderLineId: line.id, fen: fen.toString() }))
    mustBe('weighed', code, order.state !== 'over' && order.dispute ? 'OrderDisputed' : null)
    if (code || order.state === 'over' || fen > held || fen === 0n) return
    order.weighed.add(line.id)
    takeBack(order, fen, shop.clock.now().getTime(), { line, units: 0n })
    await noteBacks(shop, order)
  },
  async dispute({ shop, model }, { order: number, perMille }) {
    const order = the(
      model.orders.filter(({ disputed }) => !disputed),
      number,
    )
    if (!order) return
    const amountFen = (order.totalFen * BigInt(perMille)) / 1000n
    const dispute = { id: `dp_${randomUUID()}`, amountFen }
    const report = { paymentId: order.paymentId, amountFen, providerDisputeId: dispute.id }
    await hearDispute(shop, 'fake', { ...report, state: 'open' })
    Object.assign(order, { dispute, disputed: true })
  },
  async endDispute({ shop, model }, { order: number, won }) {
    const order = the(
      model.orders.filter(({ dispute }) => dispute),
      number,
    )
    if (!order?.dispute) return
    const { id, amountFen } = order.dispute
    const report = { paymentId: order.paymentId, amountFen, providerDisputeId: id }
    await hearDispute(shop, 'fake', { ...report, state: won ? 'won' : 'lost' })
    order.dispute = null
    const held = heldOf(order)
    if (won || order.state === 'over' || amountFen === 0n) return
    takeBack(order, lesser(amountFen, held), shop.clock.now().getTime(), null)
    await noteBacks(shop, order)
  },
  async agree({ shop, district }, { product: number, cuts, costs }) {
    const product = the(district.products, number)
    if (!product) return
    const [first, second, producer, logistics] = cuts.map((cut) => cut * 40) as [number, number, number, number]
    const [a, b] = [0, 1 + (cuts[1] % 3)].map((next) => the(district.households, cuts[0] + number + next))
    const party = (id: string | undefined, bps: number, costFenPerUnit: bigint) => ({
      ...{ party: 'household' as const, householdCode: `H-${id}`, bps, costFenPerUnit },
    })
    product.versionId = await agree(shop, district, product, [
      party(a, first, BigInt(costs[0] * 37)),
      party(b, second, BigInt(costs[1] * 53)),
      { party: 'producer', producerId: product.producerId, bps: producer },
      { party: 'logistics', bps: logistics },
      { party: 'platform', bps: 10_000 - first - second - producer - logistics },
    ])
  },
  async wait({ shop, model }, { hours }) {
    shop.clock.forward(hours * 60)
    await confirmOrders(shop)
    confirm(model, shop.clock.now().getTime())
  },
  async closeDays({ shop }) {
    await closeDays(shop)
  },
  ...runSteps,
}

/** Plays one step with the product and with the model; a minute goes by. */
export async function play(playing: Playing, step: Step): Promise<void> {
  playing.shop.clock.forward(1)
  await (plays[step.do] as Play<typeof step.do>)(playing, step as never)
}
