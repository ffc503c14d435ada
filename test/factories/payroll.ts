import { randomUUID } from 'node:crypto'
import { decideFund } from '#server/aid/decide-fund.ts'
import { decideUse } from '#server/aid/decide-use.ts'
import { giveUse } from '#server/aid/give-use.ts'
import { proposeUse } from '#server/aid/propose-use.ts'
import { setUpFund } from '#server/aid/set-up-fund.ts'
import type { Db } from '#server/db/db.ts'
import type { Deps } from '#server/deps.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { changeState, lockOrder } from '#server/orders/change-state.ts'
import { refundPart } from '#server/payments/refund-part.ts'
import { readRun } from '#server/payouts/read-run.ts'
import { confirmLater } from '#test/factories/confirm-later.ts'
import { type Market, type MarketOptions, makeMarket } from '#test/factories/market.ts'
import { paper } from '#test/factories/papers.ts'
import { giveAccount } from '#test/factories/payouts.ts'
import { balances, guest, orderInput, till } from '#test/factories/sale.ts'
import { districtViewer } from '#test/factories/viewer.ts'
import { memoryFiles } from '#test/fakes/memory-files.ts'
import { testVault } from '#test/vault.ts'

/** A market whose first household earns 49.00 of a bird, and has an account. */
export async function makePayroll(db: Db, options: MarketOptions = {}) {
  const market = await makeMarket(db, options)
  const shop = { ...till(db), files: memoryFiles(), vault: testVault }
  const proposer = districtViewer(market.districtCode, market.proposerId)
  const approver = districtViewer(market.districtCode, market.approverId)
  const [household] = market.householdIds
  const accountId = await giveAccount(shop, household)
  const form = {
    districtCode: market.districtCode,
    producerId: null,
    period: '2026-09',
    floorBps: 5_000,
    verify: 'all' as const,
  }
  shop.clock.forward(4 * 24 * 60)
  const accounts = async () => {
    const all = await balances(db)
    return [all[`household:${household}:confirmed`] ?? 0n, all[`advance:${household}`] ?? 0n].map((fen) => -fen)
  }
  return {
    ...{ market, shop, proposer, approver, household, accountId, form, accounts },
    people: { proposer, approver },
    /** A sale of one bird that is confirmed. @returns the order's id */
    earn: () => earn(db, shop, market),
    run: (runId: string) => readRun(shop, proposer, runId, {}),
    /** So much of an order's price goes back to its buyer. */
    giveBack: (orderId: string, amountFen: bigint) => giveBack(db, shop, orderId, amountFen),
    /** What the bank was told to pay and has not settled. */
    sent: async () => -((await balances(db))['payouts:sent'] ?? 0n),
    giveAdvance: () => giveAdvance({ shop, proposer, approver, market, household }),
    payoutOf: (runId: string, householdId: string) => payoutOf(db, runId, householdId),
  }
}

type Giving = {
  shop: Pick<Deps, 'db' | 'clock' | 'files'>
  proposer: Viewer
  approver: Viewer
  market: Market
  household: string
}

async function earn(db: Db, shop: ReturnType<typeof till>, market: Market) {
  const orderId = await shop.buy(guest(), orderInput(market.productId))
  await db.tx(async (sql) => {
    await lockOrder(sql, orderId)
    const change = { orderId, at: shop.clock.now(), actor: 'user:x', reason: 'test' }
    await changeState(sql, { ...change, from: 'paid', to: 'shipped' })
    await changeState(sql, { ...change, from: 'shipped', to: 'completed' })
  })
  await confirmLater(shop)
  shop.clock.forward(8 * 24 * 60)
  return orderId
}

async function giveBack(db: Db, shop: ReturnType<typeof till>, orderId: string, amountFen: bigint): Promise<void> {
  const { rows } = await db.pool.query<{ id: string }>('SELECT id FROM order_line WHERE order_id = $1', [orderId])
  const orderLineId = rows[0]?.id ?? ''
  const refund = { refundId: randomUUID(), orderId, orderLineId, reason: '到货破损', actor: 'user:x' }
  await refundPart(shop, { ...refund, part: { amountFen } })
}

async function payoutOf(db: Db, runId: string, householdId: string) {
  const { rows } = await db.pool.query<{
    id: string
    state: string
    amount: bigint
    recovered: bigint
    repaid: bigint
  }>(
    `SELECT id, state, amount_fen AS amount, recovered_fen AS recovered, repaid_fen AS repaid FROM payout WHERE run_id = $1 AND household_id = $2`,
    [runId, householdId],
  )
  return rows[0]
}

/** An advance of 100.00 out of a fund, repaid with a fifth of the net. */
async function giveAdvance({ shop, proposer, approver, market, household }: Giving): Promise<void> {
  const [fundId, useId] = [randomUUID(), randomUUID()]
  const words = { nameZh: '基金', nameEn: '', sourceZh: '区', sourceEn: '', districtCode: market.districtCode }
  const code = `F-${fundId.slice(0, 8).toUpperCase()}`
  await setUpFund(shop, proposer, { id: fundId, code, ...words, year: 2026, amountFen: 100_000n })
  await decideFund(shop, approver, { fundId, decision: 'approved' })
  const { rows } = await shop.db.pool.query<{ code: string }>('SELECT code FROM household WHERE id = $1', [household])
  const receiver = { householdCode: rows[0]?.code ?? '', producerId: null, batchCode: null }
  const rule = { kind: 'advance' as const, amountFen: 10_000n, repayBps: 2_000, floorFen: 0n }
  await proposeUse(shop, proposer, { id: useId, fundId, ...receiver, ...rule, purposeZh: '鸡苗', purposeEn: '' })
  await decideUse(shop, approver, { useId, decision: 'approved' })
  await giveUse(shop, proposer, { useId, voucher: { ...paper(useId), kind: 'receipt' } })
}
