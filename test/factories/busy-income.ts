import { randomUUID } from 'node:crypto'
import type { Db } from '#server/db/db.ts'
import { confirmOrders } from '#server/linkage/confirm-orders.ts'
import { confirmReceipt } from '#server/orders/confirm-receipt.ts'
import { shipOrder } from '#server/orders/ship-order.ts'
import { decideHardship } from '#server/payouts/decide-hardship.ts'
import { failPayout } from '#server/payouts/fail-payout.ts'
import { proposeHardship } from '#server/payouts/propose-hardship.ts'
import { decideList } from '#server/period-income/decide-list.ts'
import { payList } from '#server/period-income/pay-list.ts'
import { proposeList } from '#server/period-income/propose-list.ts'
import { takeBackList } from '#server/period-income/take-back-list.ts'
import { memoryFiles } from '../fakes/memory-files.ts'
import { handOver, makeFund, makeUse, newFund, newUse } from './aid.ts'
import { type Desk, deskOf } from './desk.ts'
import { giveBack } from './give-back.ts'
import { codeOf } from './market.ts'
import { paper } from './papers.ts'
import { type Farm, makeFarm } from './parcels.ts'
import { bankProof, giveAccount, payOutDistrict } from './payouts.ts'
import { makePeriodAgreement } from './period-agreement.ts'
import { guest, orderInput, till } from './sale.ts'

type Busy = Farm & Desk

/** What households of one farm are paid out, what comes back of it, and what they are paid and given in other ways. */
export async function payHouseholds(db: Db): Promise<void> {
  const farm = await makeFarm(db)
  const busy = { ...farm, ...deskOf(farm), ...till(db), files: memoryFiles() }
  for (const id of busy.householdIds) await giveAccount(busy, id)
  const orderId = await confirmedSale(busy)
  await payOutDistrict(busy, busy, { districtCode: busy.districtCode })
  await giveAid(busy)
  await takeBackAfterPayout(busy, orderId)
  await confirmedSale(busy)
  const runId = await payOutDistrict(busy, busy, { districtCode: busy.districtCode, until: 'exported' })
  const payoutId = await payoutOf(busy, runId, busy.householdIds[1])
  await failPayout(busy, busy.proposer, { payoutId, reason: '账号有误' })
  await sendBack(busy)
  await declarePay(busy)
}

/** Three birds that arrive and of which nothing can be claimed any more. */
async function confirmedSale(busy: Busy): Promise<string> {
  const buyer = guest()
  const orderId = await busy.buy(buyer, orderInput(busy.productId, { quantity: 3 }))
  await shipOrder(busy, busy.farmer, { orderId, trackingNo: 'SF1' })
  await confirmReceipt(busy, buyer, orderId)
  busy.clock.forward(8 * 24 * 60)
  await confirmOrders(busy)
  return orderId
}

async function payoutOf({ db }: Busy, runId: string, householdId: string): Promise<string> {
  const { rows } = await db.pool.query<{ id: string }>(
    'SELECT id FROM payout WHERE run_id = $1 AND household_id = $2',
    [...[runId, householdId]],
  )
  return rows[0]?.id ?? ''
}

/** What failed is paid again, proven, and comes back days after. */
async function sendBack(busy: Busy): Promise<void> {
  const again = await payOutDistrict(busy, busy, { districtCode: busy.districtCode })
  const payoutId = await payoutOf(busy, again, busy.householdIds[1])
  await failPayout(busy, busy.proposer, { payoutId, reason: '账户已销户', proof: bankProof('退汇') })
}

/** A part of what was paid out goes back, and one household need not give back its own. */
async function takeBackAfterPayout(busy: Busy, orderId: string): Promise<void> {
  await giveBack(busy, orderId, { amountFen: 3_333n })
  const [hardshipId, householdId] = [randomUUID(), busy.householdIds[1]]
  await proposeHardship(busy, busy.proposer, { hardshipId, householdId, amountFen: 500n, reason: '家里有人住院' })
  await decideHardship(busy, busy.approver, { hardshipId, decision: 'approved' })
}

async function giveAid(busy: Busy): Promise<void> {
  const fundId = await makeFund(busy, newFund(busy.districtCode))
  for (const use of [{}, { kind: 'grant' as const, amountFen: 80_000n, repayBps: 0 }])
    await handOver(busy, await makeUse(busy, newUse(fundId, busy.householdIds[0], use)))
}

/** A month's wages that were paid, and one that was wrong. */
async function declarePay(busy: Busy): Promise<void> {
  const { db, proposer, approver, householdIds } = busy
  const terms = { employer: '合作社', post: '分拣', dayRateFen: '12000' }
  const versionId = await makePeriodAgreement(db, busy, 'wage', terms)
  const list = (period: string) =>
    proposeList(busy, proposer, {
      ...{ versionId, period, evidence: paper(period) },
      rows: householdIds.map((id) => ({
        householdCode: codeOf(id),
        basis: { quantityMilli: 20_000, rateFen: 12_000n, months: null },
      })),
    })
  const [paid, wrong] = [await list('2026-06'), await list('2026-07')]
  for (const listId of [paid, wrong]) await decideList(busy, approver, { listId, decision: 'approved' })
  await payList(busy, proposer, { listId: paid, proof: { ...paper('回单'), kind: 'bank_proof' } })
  await takeBackList(busy, approver, { listId: wrong, reason: '算错了天数', evidence: paper('更正') })
}
