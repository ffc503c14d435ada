import type { Market } from '#test/factories/market.ts'
import { giveAccount, payOutDistrict } from '#test/factories/payouts.ts'
import { districtViewer } from '#test/factories/viewer.ts'
import { memoryFiles } from '#test/fakes/memory-files.ts'
import { BIRD, type PaymentCase, sold, stillHeld, sum, wholeBack } from '../case.ts'
import { refusal, type Stage } from '../stage.ts'

async function mustRefuse(work: Promise<unknown>): Promise<void> {
  const code = await refusal(work)
  if (code !== 'OrderDisputed') throw new Error(`expected OrderDisputed, got ${code}`)
}

/** Tells the bank to pay the only household of a district that has an account what its confirmed orders owe it. */
async function payOut({ db, clock }: Stage, { districtCode, proposerId, approverId, householdIds }: Market) {
  const deps = { db, clock, files: memoryFiles() }
  await giveAccount(deps, householdIds[0])
  const [proposer, approver] = [districtViewer(districtCode, proposerId), districtViewer(districtCode, approverId)]
  await payOutDistrict(deps, { proposer, approver }, { districtCode, until: 'exported' })
}

/** Banks that ask for money back. */
export const disputes: PaymentCase[] = [
  {
    name: 'a dispute freezes the order: nothing is refunded or sent',
    async play(stage) {
      const sale = await stage.bought()
      const { market, buyer, orderId, paymentId } = sale
      await stage.side.dispute(paymentId)
      await stage.deliver()
      await mustRefuse(stage.shop.refundOwn(buyer, orderId))
      await mustRefuse(stage.shop.refund(stage.admin, { orderId, reason: '买家要求' }))
      await mustRefuse(stage.ship(sale))
      return { market, orderIds: [orderId] }
    },
    orders: [['paid', BIRD, 0n]],
    stock: [99, 0, 1],
    ledger: sum(sold(), { provider: -BIRD, disputes: BIRD }),
  },
  {
    name: 'a dispute is won: all is as before, and the order can be sent',
    async play(stage) {
      const sale = await stage.bought()
      const disputeId = await stage.side.dispute(sale.paymentId)
      await stage.deliver()
      await stage.side.closeDispute(disputeId, 'won')
      await stage.deliver()
      await stage.ship(sale)
      return { market: sale.market, orderIds: [sale.orderId] }
    },
    orders: [['shipped', BIRD, 0n]],
    stock: [99, 0, 1],
    ledger: sold(),
  },
  {
    name: 'a dispute is lost before sending: the parties give back, the goods are free',
    async play(stage) {
      const { market, orderId, paymentId } = await stage.bought()
      const disputeId = await stage.side.dispute(paymentId)
      await stage.deliver()
      await stage.side.closeDispute(disputeId, 'lost')
      return { market, orderIds: [orderId] }
    },
    ...wholeBack,
  },
  {
    name: 'a dispute is lost after the household was paid out: it owes that share',
    async play(stage) {
      const sale = await stage.bought()
      const { market, orderId, paymentId } = sale
      await stage.ship(sale)
      await stage.confirm(sale)
      await payOut(stage, market)
      const disputeId = await stage.side.dispute(paymentId)
      await stage.deliver()
      await stage.side.closeDispute(disputeId, 'lost')
      return { market, orderIds: [orderId] }
    },
    orders: [['refunded', BIRD, BIRD]],
    stock: [99, 0, 1],
    ledger: { 'A:confirmed': 4_900n, payouts: -4_900n },
  },
  {
    name: 'a dispute of a part is lost: the order goes on with the rest',
    async play(stage) {
      const { market, orderId, paymentId } = await stage.bought()
      const disputeId = await stage.side.dispute(paymentId, { amountFen: 1_000n })
      await stage.deliver()
      await stage.side.closeDispute(disputeId, 'lost')
      return { market, orderIds: [orderId] }
    },
    orders: [['paid', BIRD, 1_000n]],
    stock: [99, 0, 1],
    ledger: sold(BIRD - 1_000n),
  },
  {
    name: 'a dispute is lost while a refund is owed: the bank has paid it, nobody pays it again',
    async play(stage) {
      const { market, orderId, paymentId } = await stage.bought()
      stage.trouble('down')
      await stage.shop.refund(stage.coordinator, { orderId, reason: '买家要求' })
      await stage.shop.work()
      stage.trouble(null)
      const disputeId = await stage.side.dispute(paymentId)
      await stage.deliver()
      await stage.shop.work()
      await stage.side.closeDispute(disputeId, 'lost')
      return { market, orderIds: [orderId] }
    },
    ...wholeBack,
  },
  {
    name: 'a dispute of money that fits no order is lost: it has gone back',
    async play(stage) {
      const { market, orderId } = await stage.place()
      const paymentId = await stage.strangePayment(500n)
      const disputeId = await stage.side.dispute(paymentId)
      await stage.deliver()
      const unmatched = await stage.unmatchedOf(paymentId)
      await mustRefuse(stage.shop.returnUnmatched(stage.admin, unmatched))
      await stage.side.closeDispute(disputeId, 'lost')
      await stage.deliver()
      await stage.shop.returnUnmatched(stage.admin, unmatched)
      return { market, orderIds: [orderId] }
    },
    ...stillHeld,
  },
  {
    name: 'a lost dispute is told in one heap, backwards and twice',
    async play(stage) {
      const { market, orderId, paymentId } = await stage.bought()
      const disputeId = await stage.side.dispute(paymentId)
      await stage.side.closeDispute(disputeId, 'lost')
      const notices = (await stage.side.notices()).reverse()
      await Promise.all([...notices, ...notices].map((notice) => stage.shop.notify(notice)))
      return { market, orderIds: [orderId] }
    },
    ...wholeBack,
  },
  {
    name: 'the dispute is told before the payment',
    async play(stage) {
      const { market, orderId, sessionId } = await stage.checkout()
      const paymentId = await stage.side.pay(sessionId)
      const payment = await stage.side.notices()
      await stage.side.dispute(paymentId)
      await stage.deliver()
      for (const notice of payment) await stage.shop.notify(notice)
      return { market, orderIds: [orderId] }
    },
    orders: [['paid', BIRD, 0n]],
    stock: [99, 0, 1],
    ledger: sum(sold(), { provider: -BIRD, disputes: BIRD }),
  },
  {
    name: 'an inquiry takes no money; it is closed and the order is sent',
    async play(stage) {
      const sale = await stage.bought()
      const disputeId = await stage.side.dispute(sale.paymentId, { inquiry: true })
      await stage.deliver()
      await mustRefuse(stage.ship(sale))
      await stage.side.closeDispute(disputeId, 'won')
      await stage.deliver()
      await stage.ship(sale)
      return { market: sale.market, orderIds: [sale.orderId] }
    },
    orders: [['shipped', BIRD, 0n]],
    stock: [99, 0, 1],
    ledger: sold(),
  },
]
