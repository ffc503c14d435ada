import { BIRD, oneSold, type PaymentCase, sold, stillHeld, sum } from '../case.ts'
import type { Notice } from '../provider-side.ts'
import { refusal, type Stage } from '../stage.ts'

/** An order that is paid at the provider, and the notice of it, not handed over yet. */
async function toldOf(stage: Stage) {
  const sale = await stage.checkout()
  await stage.side.pay(sale.sessionId)
  const notices = await stage.side.notices()
  const notice = notices.find(({ rawBody }) => rawBody.includes('checkout.session.completed'))
  if (!notice) throw new Error('no notice of the payment')
  return { ...sale, notice }
}

/** An order whose checkout is over unpaid, and what the provider would have said had something else been paid there. */
async function wronglyPaid(stage: Stage, change: object) {
  const sale = await stage.checkout()
  await stage.side.expire(sale.sessionId)
  const ended = (await stage.side.notices()).find(({ rawBody }) => rawBody.includes('checkout.session.expired'))
  if (!ended) throw new Error('no notice of the end')
  const paid = { status: 'complete', payment_status: 'paid', payment_intent: `pi_${crypto.randomUUID()}`, ...change }
  return { ...sale, notice: stage.forge(ended, paid, 'checkout.session.completed') }
}

async function mustRefuse(stage: Stage, notice: Notice): Promise<void> {
  const code = await refusal(stage.shop.notify(notice))
  if (code !== 'BadSignature') throw new Error(`the notice was not refused: ${code}`)
}

/** What is believed, and what is done with signed facts that do not fit. */
export const signed: PaymentCase[] = [
  {
    name: 'a body that was encoded again is refused; the original is taken',
    async play(stage) {
      const { market, orderId, notice } = await toldOf(stage)
      const encoded = Buffer.from(JSON.stringify(JSON.parse(notice.rawBody.toString()), null, 1))
      await mustRefuse(stage, { ...notice, rawBody: encoded })
      await stage.shop.notify(notice)
      return { market, orderIds: [orderId] }
    },
    ...oneSold,
  },
  {
    name: 'a stale signature is refused',
    async play(stage) {
      const { market, orderId, notice } = await toldOf(stage)
      await mustRefuse(stage, stage.side.sign(notice.rawBody, 301))
      return { market, orderIds: [orderId] }
    },
    ...stillHeld,
  },
  {
    name: 'a notice without a signature, and one with a made-up one, are refused',
    async play(stage) {
      const { market, orderId, notice } = await toldOf(stage)
      await mustRefuse(stage, { ...notice, signature: '' })
      await mustRefuse(stage, { ...notice, signature: notice.signature.replace(/.{8}$/, '00000000') })
      return { market, orderIds: [orderId] }
    },
    ...stillHeld,
  },
  {
    name: 'a wrong amount pays no order',
    async play(stage) {
      const { market, orderId, notice } = await wronglyPaid(stage, { amount_total: 9_700 })
      await Promise.all([stage.shop.notify(notice), stage.shop.notify(notice)])
      return { market, orderIds: [orderId] }
    },
    orders: [['held', 0n, 0n]],
    stock: [99, 1, 0],
    ledger: { provider: 9_700n, suspense: -9_700n },
  },
  {
    name: 'a wrong currency pays no order and is not mixed with yuan',
    async play(stage) {
      const { market, orderId, notice } = await wronglyPaid(stage, { currency: 'usd' })
      await stage.shop.notify(notice)
      return { market, orderIds: [orderId] }
    },
    orders: [['held', 0n, 0n]],
    stock: [99, 1, 0],
    ledger: { 'provider:USD': BIRD, 'suspense:USD': -BIRD },
  },
  {
    name: 'after a wrong amount the buyer pays rightly',
    async play(stage) {
      const { market, buyer, orderId, notice } = await wronglyPaid(stage, { amount_total: 1 })
      await stage.shop.notify(notice)
      await stage.shop.open(buyer, orderId)
      await stage.side.pay(await stage.sessionOf(orderId))
      return { market, orderIds: [orderId] }
    },
    orders: [['paid', BIRD, 0n]],
    stock: [99, 0, 1],
    ledger: sum(sold(), { provider: 1n, suspense: -1n }),
  },
]
