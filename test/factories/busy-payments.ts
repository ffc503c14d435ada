import { v7 as newId } from 'uuid'
import { applyRefund } from '#server/payments/apply-refund.ts'
import type { BalanceTransaction, DisputeReport } from '#server/payments/payment-host.ts'
import { reconcileProvider } from '#server/payments/reconciliation/reconcile-provider.ts'
import { refundByHand, retryRefund } from '#server/payments/replace-refund.ts'
import { returnUnmatched } from '#server/payments/return-unmatched.ts'
import { giveBack } from './give-back.ts'
import { hearDispute, hearRefund } from './hear.ts'
import { type BusyShop, CHICKEN } from './shop-on.ts'
import { viewer } from './viewer.ts'

const admin = viewer({ userId: 'admin', role: 'admin' })

/** Parts of refunds, refunds that come back, disputes, unmatched money that goes back, and the provider's own books. */
export async function moveMoneyBack(shop: BusyShop, liveItemId: string): Promise<void> {
  await refundParts(shop, liveItemId)
  await sendRefundsBack(shop)
  await disputePayments(shop)
  await returnStrangeMoney(shop)
  await payOut(shop)
  await payTooLate(shop)
}

/** The buyer had cancelled, and the goods that were free again are spoiled. */
async function payTooLate(shop: BusyShop): Promise<void> {
  const { rows } = await shop.db.pool.query<{ slug: string }>(
    `SELECT slug FROM product p WHERE ships_now AND NOT EXISTS (SELECT 1 FROM order_line l WHERE l.product_id = p.id) ORDER BY slug LIMIT 1`,
  )
  const slug = rows[0]?.slug ?? ''
  const late = await shop.place(slug, 1)
  await shop.cancel(late.orderId)
  await shop.db.pool.query(
    'UPDATE stock SET total = total - free, free = 0 WHERE product_id = (SELECT id FROM product WHERE slug = $1)',
    [slug],
  )
  await shop.take(late.sessionId, late.totalFen)
}

async function refundParts(shop: BusyShop, liveItemId: string): Promise<void> {
  const some = await shop.buy(CHICKEN, 3, liveItemId)
  await giveBack(shop, some.orderId, { units: 1 })
  await giveBack(shop, some.orderId, { amountFen: 333n })
  const sent = await shop.buy(CHICKEN, 2)
  await shop.ship(sent.orderId)
  await giveBack(shop, sent.orderId, { units: 1 })
  await shop.settle(sent.orderId)
  const refused = await shop.buy(CHICKEN, 2)
  await giveBack(shop, refused.orderId, { units: 1 })
  await retryRefund(shop, admin, await shop.settle(refused.orderId, 'failed'))
  const bruised = await shop.buy(CHICKEN, 1)
  await shop.ship(bruised.orderId)
  await giveBack(shop, bruised.orderId, { amountFen: 1_000n })
  await shop.confirm(bruised.orderId)
  const wholly = await shop.buy(CHICKEN, 2)
  await giveBack(shop, wholly.orderId, { units: 1 })
  await shop.refund(wholly.orderId)
}

/** A refunded order whose refund the buyer's bank has sent back. @returns our id of the refund */
async function sentBack(shop: BusyShop): Promise<{ orderId: string; refundId: string }> {
  const { orderId } = await shop.buy(CHICKEN, 1)
  await shop.refund(orderId)
  await shop.settle(orderId)
  return { orderId, refundId: await shop.settle(orderId, 'failed') }
}

async function sendRefundsBack(shop: BusyShop): Promise<void> {
  await sentBack(shop)
  const again = await sentBack(shop)
  await retryRefund(shop, admin, again.refundId)
  await shop.settle(again.orderId)
  const byHand = await sentBack(shop)
  await refundByHand(shop, admin, { refundId: byHand.refundId, evidence: 'transfer 20261122-7' })
  const refused = await shop.buy(CHICKEN, 1)
  await shop.refund(refused.orderId)
  await retryRefund(shop, admin, await shop.settle(refused.orderId, 'failed'))
}

async function disputePayments(shop: BusyShop): Promise<void> {
  const { host } = shop
  const dispute = async (state: DisputeReport['state'], withheld = true, allowance = 0n) => {
    const { orderId, paymentId, totalFen } = await shop.buy(CHICKEN, 1)
    await shop.ship(orderId)
    if (allowance > 0n) await giveBack(shop, orderId, { amountFen: allowance })
    const report = { paymentId, amountFen: totalFen, withheld }
    await hearDispute(shop, host.name, { ...report, state: 'open' })
    if (state !== 'open') await hearDispute(shop, host.name, { ...report, state })
  }
  await dispute('open')
  await dispute('open', false)
  await dispute('won')
  await dispute('won', false)
  await dispute('lost')
  await dispute('lost', true, 1_000n)
  const owed = await shop.buy(CHICKEN, 1)
  await shop.refund(owed.orderId)
  await hearDispute(shop, host.name, { paymentId: owed.paymentId, amountFen: owed.totalFen, state: 'lost' })
  const strange = await shop.take(`cs_${newId()}`, 600n, 'CNY')
  await hearDispute(shop, host.name, { paymentId: strange, amountFen: 600n, state: 'lost' })
  const dollars = await shop.take(`cs_${newId()}`, 700n, 'USD')
  await hearDispute(shop, host.name, { paymentId: dollars, amountFen: 700n, state: 'open' })
  const partly = await shop.buy(CHICKEN, 2)
  await hearDispute(shop, host.name, { paymentId: partly.paymentId, amountFen: 5_000n, state: 'lost' })
}

async function returnStrangeMoney(shop: BusyShop): Promise<void> {
  const { db, host } = shop
  const back = async (amountFen: bigint, currency: string) => {
    const reference = await shop.take(`cs_${newId()}`, amountFen, currency)
    const { rows } = await db.pool.query<{ id: string }>('SELECT id FROM payment WHERE provider_payment_id = $1', [
      reference,
    ])
    await returnUnmatched(shop, admin, { paymentId: rows[0]?.id ?? '', reason: 'not ours' })
    return reference
  }
  await shop.take('cs_dollars', 1_400n, 'USD')
  await back(500n, 'CNY')
  await hearRefund(shop, await back(1_300n, 'USD'), 'succeeded')
  const twice = await shop.buy(CHICKEN, 1)
  await shop.refund(twice.orderId)
  await shop.settle(twice.orderId)
  const report = { providerRefundId: 're_twice', paymentId: twice.paymentId, amountFen: 700n, currency: 'CNY' }
  const unowed = { ...report, state: 'succeeded' as const, failureCode: null }
  await db.tx((sql) => applyRefund(sql, { provider: host.name, refundId: null, report: unowed }, shop.clock.now()))
}

/** The provider lists a fee and a payout. */
async function payOut(shop: BusyShop): Promise<void> {
  const { db, clock, host } = shop
  const listed = { reference: null, feeFen: 0n, currency: 'CNY', at: new Date(clock.now().getTime() - 60_000) }
  const movements: BalanceTransaction[] = [
    { ...listed, id: 'txn_sale', kind: 'payment', reference: 'pi_unknown', amountFen: 9_800n, feeFen: 59n },
    { ...listed, id: 'txn_fee', kind: 'fee', amountFen: -200n },
    { ...listed, id: 'txn_payout', kind: 'payout', amountFen: -3_000n },
    { ...listed, id: 'txn_dollars', kind: 'payment', amountFen: 1_400n, feeFen: 70n, currency: 'USD' },
  ]
  const listing = async function* () {
    yield* movements
  }
  await reconcileProvider({ db, clock }, { ...host, balanceTransactions: listing }, 'clock')
}
