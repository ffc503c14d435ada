import type { Db } from '#server/db/db.ts'
import { changeState, lockOrder } from '#server/orders/change-state.ts'
import { readRun } from '#server/payouts/read-run.ts'
import { handOver, makeFund, makeUse, newFund, newUse } from './aid.ts'
import { confirmLater } from './confirm-later.ts'
import { type Desk, makeDesk } from './desk.ts'
import { giveBack } from './give-back.ts'
import type { MarketOptions } from './market.ts'
import { giveAccount } from './payouts.ts'
import { balances, guest, orderInput } from './sale.ts'

/** A market whose first household earns 49.00 of a bird, and has an account. */
export async function makePayroll(db: Db, options: MarketOptions = {}) {
  const desk = await makeDesk(db, options)
  const { proposer, approver, districtCode } = desk
  const [household] = desk.householdIds
  const accountId = await giveAccount(desk, household)
  const form = { districtCode, producerId: null, period: '2026-09', floorBps: 5_000, verify: 'all' as const }
  desk.clock.forward(4 * 24 * 60)
  const accounts = async () => {
    const all = await balances(db)
    return [all[`household:${household}:confirmed`] ?? 0n, all[`advance:${household}`] ?? 0n].map((fen) => -fen)
  }
  return {
    ...{ market: desk, shop: desk, proposer, approver, household, accountId, form, accounts },
    people: { proposer, approver },
    earn: () => earn(desk),
    run: (runId: string) => readRun(desk, proposer, runId, {}),
    /** So much of an order's price goes back to its buyer. */
    giveBack: (orderId: string, amountFen: bigint) => giveBack(desk, orderId, { amountFen }),
    /** What the bank was told to pay and has not settled. */
    sent: async () => -((await balances(db))['payouts:sent'] ?? 0n),
    /** An advance of 100.00 that a fifth of the net repays. */
    async giveAdvance(): Promise<void> {
      const fundId = await makeFund(desk, newFund(districtCode))
      await handOver(desk, await makeUse(desk, newUse(fundId, household, { amountFen: 10_000n })))
    },
    payoutOf: (runId: string, householdId: string) => payoutOf(db, runId, householdId),
  }
}

/** A sale of one of the desk's good that is confirmed. @returns the order's id */
export async function earn(desk: Pick<Desk, 'db' | 'clock' | 'buy' | 'productId'>): Promise<string> {
  const orderId = await desk.buy(guest(), orderInput(desk.productId))
  await desk.db.tx(async (sql) => {
    await lockOrder(sql, orderId)
    const change = { orderId, at: desk.clock.now(), actor: 'user:x', reason: 'test' }
    await changeState(sql, { ...change, from: 'paid', to: 'shipped' })
    await changeState(sql, { ...change, from: 'shipped', to: 'completed' })
  })
  await confirmLater(desk)
  desk.clock.forward(8 * 24 * 60)
  return orderId
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
