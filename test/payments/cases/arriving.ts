import { BIRD, holdOver, lastOneSold, nothing, oneSold, type PaymentCase, sold, stillHeld } from '../case.ts'
import { refusal, type Stage } from '../stage.ts'

const HOLD = 15
const DAY = 24 * 60

/** An order whose hold ended while the provider could not be asked, so that its checkout can still be paid. */
async function lateOrder(stage: Stage, stock: number) {
  const { shop, clock, trouble } = stage
  const sale = await stage.checkout({ stock })
  trouble('down')
  clock.forward(HOLD + 11)
  await shop.endHolds()
  trouble(null)
  return sale
}

/** How a payment can reach us. */
export const arriving: PaymentCase[] = [
  {
    name: 'paid in time',
    async play(stage) {
      const { market, orderId } = await stage.bought()
      return { market, orderIds: [orderId] }
    },
    ...oneSold,
  },
  {
    name: 'the notice arrives fifty times at once',
    async play(stage) {
      const { market, orderId, sessionId } = await stage.checkout()
      await stage.side.pay(sessionId)
      const notices = await stage.side.notices()
      await Promise.all(Array.from({ length: 50 }, () => notices.map((notice) => stage.shop.notify(notice))).flat())
      return { market, orderIds: [orderId] }
    },
    ...oneSold,
  },
  {
    name: 'the same payment is told under another event and another type',
    async play(stage) {
      const { market, orderId, sessionId } = await stage.checkout()
      await stage.side.pay(sessionId)
      const notices = await stage.side.notices()
      const completed = notices.find(({ rawBody }) => rawBody.includes('checkout.session.completed'))
      if (!completed) throw new Error('no notice of the payment')
      for (const notice of notices) await stage.shop.notify(notice)
      await stage.shop.notify(stage.forge(completed, {}, 'checkout.session.async_payment_succeeded'))
      return { market, orderIds: [orderId] }
    },
    ...oneSold,
  },
  {
    name: 'the buyer is back before the notice',
    async play(stage) {
      const { market, buyer, orderId, sessionId } = await stage.checkout()
      await stage.side.pay(sessionId)
      await stage.shop.comeBack(buyer, orderId)
      return { market, orderIds: [orderId] }
    },
    ...oneSold,
  },
  {
    name: 'the notice is lost, and we ask',
    async play(stage) {
      const { market, orderId, sessionId } = await stage.checkout()
      await stage.side.pay(sessionId)
      await stage.side.notices()
      await stage.askNowAndThen()
      return { market, orderIds: [orderId] }
    },
    ...oneSold,
  },
  {
    name: 'the notice is lost, and a person of the staff asks',
    async play(stage) {
      const { market, orderId, sessionId } = await stage.checkout()
      await stage.side.pay(sessionId)
      await stage.side.notices()
      await Promise.all([1, 2].map(() => stage.shop.recheck(stage.coordinator, orderId)))
      return { market, orderIds: [orderId] }
    },
    ...oneSold,
  },
  {
    name: 'the notice is lost until the hold ends: the provider is asked first',
    async play(stage) {
      const { market, orderId, sessionId } = await stage.checkout({ stock: 1 })
      await stage.side.pay(sessionId)
      await stage.side.notices()
      stage.clock.forward(HOLD)
      await stage.shop.endHolds()
      return { market, orderIds: [orderId] }
    },
    ...lastOneSold,
  },
  {
    name: 'paid at the very moment of expiry',
    async play(stage) {
      const { market, orderId, sessionId } = await stage.checkout({ stock: 1 })
      await stage.side.pay(sessionId)
      stage.clock.forward(HOLD)
      const notices = await stage.side.notices()
      await Promise.all([
        stage.shop.endHolds(),
        ...notices.map((notice) => stage.shop.notify(notice)),
        stage.shop.endHolds(),
      ])
      return { market, orderIds: [orderId] }
    },
    ...lastOneSold,
  },
  {
    name: 'the hold ends unpaid: the checkout is over too, and the goods are free',
    async play(stage) {
      const { market, orderId, sessionId } = await stage.checkout()
      stage.clock.forward(HOLD)
      await Promise.all([stage.shop.endHolds(), stage.shop.endHolds()])
      const { state } = await stage.side.host.readCheckout(sessionId)
      if (state !== 'expired') throw new Error(`the checkout is ${state}`)
      return { market, orderIds: [orderId] }
    },
    ...holdOver,
  },
  {
    name: 'three days late, the goods are still there',
    async play(stage) {
      const { market, orderId, sessionId } = await lateOrder(stage, 1)
      await stage.side.pay(sessionId, { late: true })
      stage.clock.forward(3 * DAY)
      return { market, orderIds: [orderId] }
    },
    ...lastOneSold,
  },
  {
    name: 'three days late, the goods are gone',
    async play(stage) {
      const { market, orderId, sessionId } = await lateOrder(stage, 1)
      const faster = await stage.placeAt(market)
      await stage.shop.open(faster.buyer, faster.orderId)
      await stage.side.pay(await stage.sessionOf(faster.orderId))
      await stage.deliver()
      await stage.side.pay(sessionId, { late: true })
      stage.clock.forward(3 * DAY)
      return { market, orderIds: [orderId, faster.orderId] }
    },
    orders: [
      ['refunded', BIRD, BIRD],
      ['paid', BIRD, 0n],
    ],
    stock: [0, 0, 1],
    ledger: sold(),
  },
  {
    name: 'paid and cancelled at the same moment',
    async play(stage) {
      const { market, buyer, orderId, sessionId } = await stage.checkout()
      await stage.side.pay(sessionId)
      const notices = await stage.side.notices()
      const cancelled = refusal(stage.shop.cancel(buyer, orderId))
      await Promise.all([cancelled, ...notices.map((notice) => stage.shop.notify(notice))])
      return { market, orderIds: [orderId] }
    },
    ...oneSold,
  },
  {
    name: 'cancelled: the checkout is ended, nobody can pay there any more',
    async play(stage) {
      const { market, buyer, orderId, sessionId } = await stage.checkout()
      await stage.shop.cancel(buyer, orderId)
      await stage.shop.work()
      const { state } = await stage.side.host.readCheckout(sessionId)
      if (state !== 'expired') throw new Error(`the checkout is ${state}`)
      return { market, orderIds: [orderId] }
    },
    orders: [['cancelled', 0n, 0n]],
    stock: [100, 0, 0],
    ledger: nothing,
  },
  {
    name: 'money for a checkout that is not ours waits for a person, who returns it',
    async play(stage) {
      const { market, orderId } = await stage.checkout()
      const paymentId = await stage.strangePayment(500n)
      await Promise.all(
        [1, 2].map(async () => stage.shop.returnUnmatched(stage.admin, await stage.unmatchedOf(paymentId))),
      )
      return { market, orderIds: [orderId] }
    },
    ...stillHeld,
  },
  {
    name: 'an event of an unknown type is stored and changes nothing',
    async play(stage) {
      const { market, orderId } = await stage.bought()
      const body = { id: `evt_${crypto.randomUUID()}`, type: 'customer.created', created: 1, data: { object: {} } }
      const notice = stage.side.sign(Buffer.from(JSON.stringify(body)))
      await stage.shop.notify(notice)
      if ((await stage.shop.notify(notice)) !== 'duplicate') throw new Error('it was not stored')
      return { market, orderIds: [orderId] }
    },
    ...oneSold,
  },
]
