import { randomUUID } from 'node:crypto'
import { refundDifference } from '#server/parcels/refund-difference.ts'
import { settleParcels } from '#server/parcels/settle-parcels.ts'
import { refundPart } from '#server/payments/refund-part.ts'
import { requestRefund } from '#server/payments/request-refund.ts'
import { goodsOf, type Line, type Order, takeBack, takeBackRest, worthOf } from './model.ts'
import { shutDays } from './play-books.ts'
import { mustBe, nowOf, type Of, type Playing, refusal, the } from './playing.ts'
import type { HistoryShop } from './stage.ts'

/** Reversals of one moment have an order only in the database: by it the oldest is recovered first. */
export async function noteBacks({ db }: HistoryShop, order: Order): Promise<void> {
  const { rows } = await db.pool.query<{ id: string; line: string; household: string; at: Date }>(
    `SELECT id, order_line_id AS line, household_id AS household, occurred_at AS at FROM attribution
     WHERE order_id = $1 AND kind = 'reversal' AND gross_fen <> 0`,
    [order.id],
  )
  for (const { id, line, household, at } of rows)
    for (const earning of order.lines.find((one) => one.id === line)?.earnings ?? [])
      for (const back of earning.back) if (earning.household === household && back.at === at.getTime()) back.id = id
}

/** Why the product must refuse to give anything of an order back; null where it must not. */
const refusedBack = (order: Order): string | null =>
  order.state === 'over' ? 'OrderStateConflict' : order.dispute ? 'OrderDisputed' : null

export type Part = { units: number } | { amountFen: bigint }
/** Who decides about a part, and under which number. */
type Asking = { refundId: string; ask: () => Promise<void> }

function asStaff({ shop }: Playing, { order, line }: OfLine, part: Part): Asking {
  const refundId = randomUUID()
  const asked = { refundId, orderId: order.id, orderLineId: line.id, part, reason: '到货破损', actor: 'user:history' }
  return { refundId, ask: () => refundPart(shop, asked) }
}

export async function giveBackPart(
  playing: Playing,
  { order, line }: OfLine,
  part: Part,
  { refundId, ask } = asStaff(playing, { order, line }, part),
): Promise<number | null> {
  const { shop } = playing
  const units = 'units' in part ? BigInt(part.units) : 0n
  const worth = 'units' in part ? worthOf(order, line, units) : { goods: part.amountFen, freight: 0n }
  const nothing = worth.goods + worth.freight === 0n
  const tooMuch = units > line.leftUnits || worth.goods > goodsOf(order, line) || nothing
  const code = await refusal(ask())
  mustBe('a part back', code, refusedBack(order) ?? (tooMuch ? 'RefundTooLarge' : null))
  if (code) return null
  await settleParcels(shop, refundId)
  takeBack(order, nowOf(playing), { line, units, ...worth })
  await noteBacks(shop, order)
  return nowOf(playing)
}

type OfLine = { order: Order; line: Line }

const lineOf = ({ model }: Playing, step: { order: number; line: number }): OfLine | null => {
  const order = the(model.orders, step.order)
  const line = order && the(order.lines, step.line)
  return order && line ? { order, line } : null
}

async function takeBackPart(playing: Playing, step: Omit<Of<'takeBackPart'>, 'do'>): Promise<number | null> {
  const found = lineOf(playing, step)
  if (!found) return null
  const amountFen = (goodsOf(found.order, found.line) * BigInt(step.perMille)) / 1000n
  return amountFen > 0n ? giveBackPart(playing, found, { amountFen }) : null
}

/** A process that read the clock before the days were closed books its refund after it. */
async function takeBackLate(playing: Playing, { hours, ...step }: Of<'takeBackLate'>): Promise<number | null> {
  const { shop, model } = playing
  await shutDays(playing)
  const then = new Date(nowOf(playing) - hours * 3_600_000)
  if (!(Number(the(model.orders, step.order)?.paidAt) < then.getTime())) return null
  return takeBackPart({ ...playing, shop: { ...shop, clock: { ...shop.clock, now: () => then } } }, step)
}

async function takeBackAll(playing: Playing, { order: number }: Of<'takeBackAll'>): Promise<number | null> {
  const { shop, model } = playing
  const order = the(model.orders, number)
  if (!order) return null
  const work = requestRefund(shop, { orderId: order.id, reason: '买家要求', actor: 'user:history' })
  const over = order.state === 'over'
  const expected = over ? null : refusedBack(order)
  mustBe('all back', await refusal(work), expected)
  if (expected || over) return null
  takeBackRest(order, nowOf(playing))
  await noteBacks(shop, order)
  return nowOf(playing)
}

async function weighLess(playing: Playing, step: Of<'weighLess'>): Promise<number | null> {
  const { shop } = playing
  const found = lineOf(playing, step)
  if (!found || found.order.weighed.has(found.line.id)) return null
  const { order, line } = found
  const fen = (line.priceFen * line.units * BigInt(step.perMille)) / 1000n
  const code = await refusal(refundDifference(shop, { orderLineId: line.id, fen: fen.toString() }))
  mustBe('weighed', code, order.state !== 'over' && order.dispute ? 'OrderDisputed' : null)
  if (code || order.state === 'over' || fen > goodsOf(order, line) || fen === 0n) return null
  order.weighed.add(line.id)
  takeBack(order, nowOf(playing), { line, units: 0n, goods: fen, freight: 0n })
  await noteBacks(shop, order)
  return nowOf(playing)
}

export const backSteps = {
  async takeBackUnits(playing: Playing, step: Of<'takeBackUnits'>) {
    const found = lineOf(playing, step)
    return found ? giveBackPart(playing, found, { units: step.units }) : null
  },
  takeBackPart,
  takeBackLate,
  takeBackAll,
  weighLess,
}
