import { randomUUID } from 'node:crypto'
import { decideFund } from '#server/aid/decide-fund.ts'
import { decideUse } from '#server/aid/decide-use.ts'
import { giveUse } from '#server/aid/give-use.ts'
import { proposeUse } from '#server/aid/propose-use.ts'
import { setUpFund } from '#server/aid/set-up-fund.ts'
import type { Db } from '#server/db/db.ts'
import { confirmOrders } from '#server/linkage/confirm-orders.ts'
import { confirmReceipt } from '#server/orders/confirm-receipt.ts'
import { shipOrder } from '#server/orders/ship-order.ts'
import { refundPart } from '#server/payments/refund-part.ts'
import { decideHardship } from '#server/payouts/decide-hardship.ts'
import { failPayout } from '#server/payouts/fail-payout.ts'
import { proposeHardship } from '#server/payouts/propose-hardship.ts'
import { decideList } from '#server/period-income/decide-list.ts'
import { payList } from '#server/period-income/pay-list.ts'
import { proposeList } from '#server/period-income/propose-list.ts'
import { takeBackList } from '#server/period-income/take-back-list.ts'
import { memoryFiles } from '../fakes/memory-files.ts'
import { paper } from './papers.ts'
import { type Farm, makeFarm } from './parcels.ts'
import { bankProof, giveAccount, payOutDistrict } from './payouts.ts'
import { makePeriodAgreement } from './period-agreement.ts'
import { guest, orderInput, till } from './sale.ts'
import { districtViewer } from './viewer.ts'

/** What households of one farm are paid out, what comes back of it, and what they are paid and given in other ways. */
export async function payHouseholds(db: Db): Promise<void> {
  const farm = await makeFarm(db)
  const shop = { ...till(db), files: memoryFiles() }
  const proposer = districtViewer(farm.districtCode, farm.proposerId)
  const approver = districtViewer(farm.districtCode, farm.approverId)
  const busy = { db, shop, farm, proposer, approver }
  for (const id of farm.householdIds) await giveAccount(shop, id)
  const orderId = await confirmedSale(busy)
  await payOutDistrict(shop, busy, { districtCode: farm.districtCode })
  await giveAid(busy)
  await takeBackAfterPayout(busy, orderId)
  await confirmedSale(busy)
  const runId = await payOutDistrict(shop, busy, { districtCode: farm.districtCode, until: 'exported' })
  const payoutId = await payoutOf(db, runId, farm.householdIds[1])
  await failPayout(shop, proposer, { payoutId, reason: '账号有误' })
  await sendBack(busy)
  await declarePay(busy)
}

type Busy = {
  db: Db
  shop: ReturnType<typeof till> & { files: ReturnType<typeof memoryFiles> }
  farm: Farm
  proposer: ReturnType<typeof districtViewer>
  approver: ReturnType<typeof districtViewer>
}

/** Three birds that arrive and of which nothing can be claimed any more. */
async function confirmedSale({ shop, farm }: Busy): Promise<string> {
  const buyer = guest()
  const orderId = await shop.buy(buyer, orderInput(farm.productId, { quantity: 3 }))
  await shipOrder(shop, farm.farmer, { orderId, trackingNo: 'SF1' })
  await confirmReceipt(shop, buyer, orderId)
  shop.clock.forward(8 * 24 * 60)
  await confirmOrders(shop)
  return orderId
}

async function payoutOf(db: Db, runId: string, householdId: string): Promise<string> {
  const { rows } = await db.pool.query<{ id: string }>(
    'SELECT id FROM payout WHERE run_id = $1 AND household_id = $2',
    [...[runId, householdId]],
  )
  return rows[0]?.id ?? ''
}

/** What failed is paid again, proven, and comes back days after. */
async function sendBack({ db, shop, farm, proposer, approver }: Busy): Promise<void> {
  const again = await payOutDistrict(shop, { proposer, approver }, { districtCode: farm.districtCode })
  const payoutId = await payoutOf(db, again, farm.householdIds[1])
  await failPayout(shop, proposer, { payoutId, reason: '账户已销户', proof: bankProof('退汇') })
}

/** A part of what was paid out goes back, and one household need not give back its own. */
async function takeBackAfterPayout({ db, shop, farm, proposer, approver }: Busy, orderId: string): Promise<void> {
  const { rows } = await db.pool.query<{ id: string }>('SELECT id FROM order_line WHERE order_id = $1', [orderId])
  const part = { refundId: randomUUID(), orderId, orderLineId: rows[0]?.id ?? '', part: { amountFen: 3_333n } }
  await refundPart(shop, { ...part, reason: '碰伤', actor: 'user:x' })
  const hardship = {
    hardshipId: randomUUID(),
    householdId: farm.householdIds[1],
    amountFen: 500n,
    reason: '家里有人住院',
  }
  await proposeHardship(shop, proposer, hardship)
  await decideHardship(shop, approver, { ...hardship, decision: 'approved' })
}

async function giveAid({ db, shop, farm, proposer, approver }: Busy): Promise<void> {
  const id = randomUUID()
  const names = { nameZh: '产业帮扶资金', nameEn: '', sourceZh: '协作资金', sourceEn: '' }
  const fund = { id, code: `F-${id.slice(0, 8).toUpperCase()}`, ...names, districtCode: farm.districtCode }
  await setUpFund(shop, proposer, { ...fund, year: 2026, amountFen: 30_000_000n })
  await decideFund(shop, approver, { fundId: id, decision: 'approved' })
  const { rows } = await db.pool.query<{ code: string }>('SELECT code FROM household WHERE id = $1', [
    farm.householdIds[0],
  ])
  const to = {
    householdCode: rows[0]?.code ?? '',
    producerId: null,
    batchCode: null,
    purposeZh: '鸡苗 500 只',
    purposeEn: '',
  }
  const advance = { kind: 'advance' as const, amountFen: 400_000n, repayBps: 2_000, floorFen: 0n }
  const grant = { kind: 'grant' as const, amountFen: 80_000n, repayBps: 0, floorFen: 0n }
  for (const use of [advance, grant]) {
    const useId = randomUUID()
    await proposeUse(shop, proposer, { ...to, ...use, id: useId, fundId: id })
    await decideUse(shop, approver, { useId, decision: 'approved' })
    await giveUse(shop, proposer, { useId, voucher: { ...paper(useId), kind: 'receipt' } })
  }
}

/** A month's wages that were paid, and one that was wrong. */
async function declarePay({ db, shop, farm, proposer, approver }: Busy): Promise<void> {
  const terms = { employer: '合作社', post: '分拣', dayRateFen: '12000' }
  const versionId = await makePeriodAgreement(db, farm, 'wage', terms)
  const { rows } = await db.pool.query<{ code: string }>('SELECT code FROM household WHERE id = ANY($1)', [
    farm.householdIds,
  ])
  const list = (period: string) =>
    proposeList(shop, proposer, {
      ...{ versionId, period, evidence: paper(period) },
      rows: rows.map(({ code }) => ({
        householdCode: code,
        basis: { quantityMilli: 20_000, rateFen: 12_000n, months: null },
      })),
    })
  const [paid, wrong] = [await list('2026-06'), await list('2026-07')]
  for (const listId of [paid, wrong]) await decideList(shop, approver, { listId, decision: 'approved' })
  await payList(shop, proposer, { listId: paid, proof: { ...paper('回单'), kind: 'bank_proof' } })
  await takeBackList(shop, approver, { listId: wrong, reason: '算错了天数', evidence: paper('更正') })
}
