import { BIRD, lastOneSold, oneSold, type PaymentCase, sold } from '../case.ts'

const HOLD = 15

/** Visits to the checkout: repeated, failed, slow, doubled. */
export const attempts: PaymentCase[] = [
  {
    name: 'four taps on pay',
    async play(stage) {
      const { market, buyer, orderId } = await stage.place()
      const urls = await Promise.all([1, 2, 3, 4].map(() => stage.shop.open(buyer, orderId)))
      if (new Set(urls).size !== 1) throw new Error('more than one checkout')
      await stage.side.pay(await stage.sessionOf(orderId))
      return { market, orderIds: [orderId] }
    },
    ...oneSold,
  },
  {
    name: 'declined, then paid in a new checkout; the failure is told last',
    async play(stage) {
      const { market, buyer, orderId, sessionId } = await stage.checkout()
      await stage.side.fail(sessionId)
      const failure = await stage.side.notices()
      await stage.shop.open(buyer, orderId)
      await stage.side.pay(await stage.sessionOf(orderId))
      await stage.deliver()
      for (const notice of failure) await stage.shop.notify(notice)
      return { market, orderIds: [orderId] }
    },
    ...oneSold,
  },
  {
    name: 'money that comes later keeps the goods past the hold',
    async play(stage) {
      const { market, orderId, sessionId } = await stage.checkout({ stock: 1 })
      await stage.side.startPaying(sessionId)
      await stage.deliver()
      stage.clock.forward(HOLD + 1)
      await stage.shop.endHolds()
      await stage.side.finishPaying(sessionId, 'succeeded')
      return { market, orderIds: [orderId] }
    },
    ...lastOneSold,
  },
  {
    name: 'money that was to come later fails; the next attempt is paid',
    async play(stage) {
      const { market, buyer, orderId, sessionId } = await stage.checkout()
      await stage.side.startPaying(sessionId)
      await stage.deliver()
      await stage.side.finishPaying(sessionId, 'failed')
      await stage.deliver()
      await stage.shop.open(buyer, orderId)
      await stage.side.pay(await stage.sessionOf(orderId))
      return { market, orderIds: [orderId] }
    },
    ...oneSold,
  },
  {
    name: 'two attempts both paid, told at once: the second goes back',
    async play(stage) {
      const { market, buyer, orderId, sessionId } = await stage.checkout()
      await stage.side.expire(sessionId)
      await stage.deliver()
      await stage.shop.open(buyer, orderId)
      await stage.side.pay(sessionId, { late: true })
      await stage.side.pay(await stage.sessionOf(orderId))
      const notices = await stage.side.notices()
      await Promise.all(notices.map((notice) => stage.shop.notify(notice)))
      return { market, orderIds: [orderId] }
    },
    orders: [['paid', 2n * BIRD, BIRD]],
    stock: [99, 0, 1],
    ledger: sold(),
  },
]
