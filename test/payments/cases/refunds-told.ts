import { BIRD, type PaymentCase, sold, whole, wholeBack } from '../case.ts'
import type { Stage } from '../stage.ts'

/** An order whose refund was paid and then sent back by the buyer's bank; the notice of that is still under way. */
async function sentBack(stage: Stage) {
  const sale = await stage.bought()
  await stage.shop.refund(stage.coordinator, whole(sale.orderId))
  await stage.shop.work()
  await stage.deliver()
  await stage.side.returnRefund(await stage.providerRefundOf(sale.orderId))
  return sale
}

/** Money that goes back as the provider tells it: late, in any order, failed, sent back, or decided in its own pages. */
export const refundsTold: PaymentCase[] = [
  {
    name: 'a refund is under way for a while and its notice is lost: we ask',
    async play(stage) {
      const { market, orderId } = await stage.bought()
      await stage.side.holdRefunds()
      await stage.shop.refund(stage.coordinator, whole(orderId))
      await stage.shop.work()
      await stage.side.settleRefunds()
      await stage.side.notices()
      await stage.askNowAndThen()
      return { market, orderIds: [orderId] }
    },
    ...wholeBack,
  },
  {
    name: 'a refund fails and is tried again',
    async play(stage) {
      const { market, orderId } = await stage.bought()
      await stage.side.holdRefunds()
      await stage.shop.refund(stage.coordinator, whole(orderId))
      await stage.shop.work()
      await stage.deliver()
      await stage.side.returnRefund(await stage.providerRefundOf(orderId))
      await stage.deliver()
      await stage.side.settleRefunds()
      const failed = await stage.refundOf(orderId)
      await Promise.all([1, 2].map(() => stage.shop.retryRefund(stage.admin, failed)))
      return { market, orderIds: [orderId] }
    },
    ...wholeBack,
  },
  {
    name: 'the bank sends a paid refund back: it is owed again',
    async play(stage) {
      const { market, orderId } = await sentBack(stage)
      return { market, orderIds: [orderId] }
    },
    orders: [['refunding', BIRD, BIRD]],
    stock: [100, 0, 0],
    ledger: { provider: BIRD, refunds: -BIRD },
  },
  {
    name: 'a refund that was sent back is paid by hand',
    async play(stage) {
      const { market, orderId } = await sentBack(stage)
      await stage.deliver()
      const returned = await stage.refundOf(orderId)
      await Promise.all([1, 2].map(() => stage.shop.refundByHand(stage.admin, returned)))
      return { market, orderIds: [orderId] }
    },
    orders: [['refunded', BIRD, BIRD]],
    stock: [100, 0, 0],
    ledger: { provider: BIRD, bank: -BIRD },
  },
  {
    name: 'the refund is told before the payment',
    async play(stage) {
      const { market, orderId, sessionId } = await stage.checkout()
      const paymentId = await stage.side.pay(sessionId)
      const payment = await stage.side.notices()
      await stage.side.refundByHand(paymentId, BIRD)
      await stage.deliver()
      for (const notice of payment) await stage.shop.notify(notice)
      return { market, orderIds: [orderId] }
    },
    ...wholeBack,
  },
  {
    name: 'the refund and the payment are told at once',
    async play(stage) {
      const { market, orderId, sessionId } = await stage.checkout()
      const paymentId = await stage.side.pay(sessionId)
      await stage.side.refundByHand(paymentId, BIRD)
      const notices = (await stage.side.notices()).reverse()
      await Promise.all(notices.map((notice) => stage.shop.notify(notice)))
      return { market, orderIds: [orderId] }
    },
    ...wholeBack,
  },
  {
    name: 'somebody refunds a part in the provider’s own pages',
    async play(stage) {
      const { market, orderId, paymentId } = await stage.bought()
      await stage.side.refundByHand(paymentId, 1_000n)
      return { market, orderIds: [orderId] }
    },
    orders: [['paid', BIRD, 1_000n]],
    stock: [99, 0, 1],
    ledger: sold(BIRD - 1_000n),
  },
  {
    name: 'somebody refunds in the provider’s own pages what we have just decided',
    async play(stage) {
      const { market, orderId, paymentId } = await stage.bought()
      await stage.shop.refund(stage.coordinator, whole(orderId))
      await stage.side.refundByHand(paymentId, BIRD)
      await stage.deliver()
      return { market, orderIds: [orderId] }
    },
    ...wholeBack,
  },
]
