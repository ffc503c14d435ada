import { holdOver, lastOneSold, oneSold, type PaymentCase, wholeBack } from '../case.ts'
import { refusal, type Stage } from '../stage.ts'

async function mustBeUnavailable(work: Promise<unknown>): Promise<void> {
  const code = await refusal(work)
  if (code !== 'PaymentUnavailable') throw new Error(`expected PaymentUnavailable, got ${code}`)
}

/** Opens the checkout, tapping again where the provider let the buyer down once. */
async function openPatiently({ shop }: Stage, { buyer, orderId }: Awaited<ReturnType<Stage['place']>>): Promise<void> {
  if ((await refusal(shop.open(buyer, orderId))) === 'PaymentUnavailable') await shop.open(buyer, orderId)
}

/** Providers that let us down. */
export const outages: PaymentCase[] = [
  {
    name: 'the provider is down for an hour: the order waits, ends, and the goods are free',
    async play(stage) {
      const sale = await stage.place()
      stage.trouble('down')
      await mustBeUnavailable(stage.shop.open(sale.buyer, sale.orderId))
      for (const minutes of [15, 10, 10, 25]) {
        stage.clock.forward(minutes)
        await stage.shop.endHolds()
        await stage.shop.poll()
      }
      return { market: sale.market, orderIds: [sale.orderId] }
    },
    ...holdOver,
  },
  {
    name: 'the provider is down while a hold ends: kept for ten minutes, then it ends; the checkout follows',
    async play(stage) {
      const { market, orderId, sessionId } = await stage.checkout()
      stage.trouble('down')
      stage.clock.forward(16)
      await stage.shop.endHolds()
      const { rows } = await stage.db.pool.query('SELECT state FROM orders WHERE id = $1', [orderId])
      if (rows[0].state !== 'held') throw new Error('it did not wait')
      stage.clock.forward(60)
      await stage.shop.endHolds()
      stage.trouble(null)
      await stage.askNowAndThen()
      const { state } = await stage.side.host.readCheckout(sessionId)
      if (state !== 'expired') throw new Error(`the checkout is ${state}`)
      return { market, orderIds: [orderId] }
    },
    ...holdOver,
  },
  {
    name: 'down for an hour after the payment: the notice was lost, we ask when it is back',
    async play(stage) {
      const { market, orderId, sessionId } = await stage.checkout({ stock: 1 })
      await stage.side.pay(sessionId)
      await stage.side.notices()
      stage.trouble('down')
      for (const minutes of [10, 10, 10, 30]) {
        stage.clock.forward(minutes)
        await stage.shop.poll()
        await stage.shop.endHolds()
      }
      stage.trouble(null)
      stage.clock.forward(30)
      await stage.askNowAndThen()
      return { market, orderIds: [orderId] }
    },
    ...lastOneSold,
  },
  {
    name: 'the answer to opening a checkout is lost: the buyer taps again and pays once',
    async play(stage) {
      const sale = await stage.place()
      stage.trouble('lost_answer')
      await openPatiently(stage, sale)
      const { rows } = await stage.db.pool.query<{ id: string }>(
        `SELECT provider_session_id AS id FROM payment_attempt WHERE order_id = $1 AND state = 'opened'`,
        [sale.orderId],
      )
      await stage.side.pay(rows[0]?.id ?? '')
      return { market: sale.market, orderIds: [sale.orderId] }
    },
    ...oneSold,
  },
  {
    name: 'the provider fails once when a checkout is opened',
    async play(stage) {
      const sale = await stage.place()
      stage.trouble('broken_once')
      await openPatiently(stage, sale)
      await stage.side.pay(await stage.sessionOf(sale.orderId))
      return { market: sale.market, orderIds: [sale.orderId] }
    },
    ...oneSold,
  },
  {
    name: 'a refund is carried out and its answer lost: it is asked for again and paid once',
    async play(stage) {
      const { market, orderId } = await stage.bought()
      stage.trouble('lost_answer')
      await stage.shop.refund(stage.coordinator, { orderId, reason: '到货破损' })
      await stage.shop.work()
      await stage.shop.work()
      return { market, orderIds: [orderId] }
    },
    ...wholeBack,
  },
  {
    name: 'the provider fails once when a refund is asked for',
    async play(stage) {
      const { market, orderId } = await stage.bought()
      stage.trouble('broken_once')
      await stage.shop.refund(stage.coordinator, { orderId, reason: '到货破损' })
      await stage.shop.work()
      stage.clock.forward(25 * 60)
      return { market, orderIds: [orderId] }
    },
    ...wholeBack,
  },
  {
    name: 'a refund is decided while the provider is down for an hour',
    async play(stage) {
      const { market, orderId } = await stage.bought()
      stage.trouble('down')
      await stage.shop.refund(stage.coordinator, { orderId, reason: '到货破损' })
      for (let minute = 0; minute < 60; minute += 20) {
        stage.clock.forward(20)
        await stage.shop.work()
        await stage.shop.poll()
      }
      return { market, orderIds: [orderId] }
    },
    ...wholeBack,
  },
]
