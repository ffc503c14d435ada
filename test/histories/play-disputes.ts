import { randomUUID } from 'node:crypto'
import { hearDispute } from '#test/factories/hear.ts'
import { chargeBack, type Order } from './model.ts'
import { noteBacks } from './play-backs.ts'
import { nowOf, type Of, type Playing, the } from './playing.ts'

/** A buyer's bank asks for a payment of an order back, or a part of it: of one order once. */
async function dispute(playing: Playing, { order: number, perMille }: Of<'dispute'>): Promise<number | null> {
  const { shop, model } = playing
  const order = the(
    model.orders.filter(({ disputed }) => !disputed),
    number,
  )
  const payment = order && the(order.payments, number)
  if (!order || !payment) return null
  const amountFen = (payment.fen * BigInt(perMille)) / 1000n
  const opened = { id: `dp_${randomUUID()}`, paymentId: payment.id, amountFen }
  await hearDispute(shop, 'fake', { paymentId: payment.id, amountFen, providerDisputeId: opened.id, state: 'open' })
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
  const { id, ...disputed } = order.dispute
  await hearDispute(shop, 'fake', { ...disputed, providerDisputeId: id, state: won ? 'won' : 'lost' })
  order.dispute = null
  if (!won && order.state !== 'over' && disputed.amountFen > 0n) {
    chargeBack(order, nowOf(playing), disputed.amountFen)
    await noteBacks(shop, order)
  }
  return nowOf(playing)
}

export const disputeSteps = { dispute, endDispute }
