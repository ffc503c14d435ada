import { periodOf } from '#domain/period.ts'
import { type Basis, type PeriodType, periodBases } from '#domain/period-basis.ts'
import type { BatchCostKind } from '#domain/unit-cost.ts'
import { decideFund } from '#server/aid/decide-fund.ts'
import { decideUse } from '#server/aid/decide-use.ts'
import { giveUse } from '#server/aid/give-use.ts'
import { type ProposedUse, proposeUse } from '#server/aid/propose-use.ts'
import { recordSupport } from '#server/aid/record-support.ts'
import { setUpFund } from '#server/aid/set-up-fund.ts'
import { recordCost } from '#server/batches/record-cost.ts'
import type { Db } from '#server/db/db.ts'
import type { FileStore } from '#server/files/file-store.ts'
import type { Scope, Viewer } from '#server/identity/viewer.ts'
import { decideList } from '#server/period-income/decide-list.ts'
import { payList } from '#server/period-income/pay-list.ts'
import { proposeList } from '#server/period-income/propose-list.ts'
import { type ListDraft, readChoices, readDraft } from '#server/period-income/read-choices.ts'
import { dayOf, daysFrom } from './dates.ts'
import { seedId } from './ids.ts'

const DISTRICT = '500230'
const FARM = '500230-0001'

const coordinator = (key: string, scope: Scope): Viewer => ({
  userId: seedId('user', key),
  ...{ name: '', phone: null, role: 'coordinator', scope, twoFactorEnabled: false },
})
const proposer = coordinator('coordinator-fengdu', { kind: 'district', districtCode: DISTRICT })
const second = coordinator('coordinator-pairing', { kind: 'pairing', districtCode: DISTRICT })

type Kept = { db: Db; files: FileStore; clock: { now: () => Date } }

/** An invented sheet as evidence. */
const sheet = (rows: readonly (string | number)[][]) => ({
  file: Buffer.from(`${rows.map((row) => row.join(',')).join('\n')}\n`),
})

const rates: Record<PeriodType, bigint> = {
  wage: 11_000n,
  land_rent: 60_000n,
  share_dividend: 1_800n,
  asset_return: 2_400n,
  housing_joint: 35_000n,
  leased_operation: 48_000n,
  donation: 30_000n,
}
/** What each household of a draft counts, in thousandths: days, mu, shares, months or gifts. */
const quantities: Record<(typeof periodBases)[PeriodType]['counts'], (at: number) => number> = {
  days: (at) => (12 + ((at * 5) % 11)) * 1_000,
  mu: (at) => 1_200 + ((at * 350) % 1_900),
  shares: (at) => (10 + ((at * 7) % 20)) * 1_000,
  months: () => 1_000,
  gifts: () => 1_000,
}

const basisOf = ({ type, rateFen }: ListDraft, at: number): Basis => ({
  quantityMilli: quantities[periodBases[type].counts](at),
  rateFen: rateFen ?? rates[type],
  months: periodBases[type].yearly ? 1 : null,
})

/** Last month's lists of two agreements are approved, one of them paid; this month's of the first waits. */
async function keepLists(kept: Kept): Promise<void> {
  const { db, clock } = kept
  const choices = (await readChoices({ db }, proposer)).filter(({ type }) => type !== 'donation').slice(0, 2)
  const now = periodOf(clock.now())
  const before = periodOf(daysFrom(new Date(`${now}-01T00:00:00+08:00`), -2))
  for (const [at, { versionId }] of choices.entries()) {
    const draft = await readDraft({ db }, proposer, versionId)
    const rows = draft.households.map(({ code: householdCode }, row) => ({ householdCode, basis: basisOf(draft, row) }))
    const evidence = {
      kind: 'payroll' as const,
      ...sheet([['户编号', '数量'], ...rows.map((row) => [row.householdCode, row.basis.quantityMilli / 1_000])]),
    }
    const listId = await proposeList(kept, proposer, { versionId, period: before, rows, evidence })
    await decideList(kept, second, { listId, decision: 'approved' })
    if (at > 0) continue
    const proof = {
      kind: 'bank_proof' as const,
      ...sheet([
        ['流水号', '金额'],
        ['TX-0001', '见明细'],
      ]),
    }
    await payList(kept, proposer, { listId, proof })
    await proposeList(kept, proposer, { versionId, period: now, rows, evidence })
  }
}

/** The sheds and the first chicks of the farm, and chicks for a neighbour that wait for approval. */
async function keepFund(kept: Kept): Promise<void> {
  const fundId = seedId('fund', 'luhua')
  const year = kept.clock.now().getUTCFullYear()
  await setUpFund(kept, proposer, {
    ...{ id: fundId, code: `FD-${year}-01`, nameZh: '芦花鸡产业帮扶资金', nameEn: 'Luhua chicken aid fund' },
    ...{ sourceZh: '东西部协作财政援助资金', sourceEn: 'East-west collaboration aid', districtCode: DISTRICT, year },
    amountFen: 50_000_000n,
  })
  await decideFund(kept, second, { fundId, decision: 'approved' })
  const use = (key: string, change: Partial<ProposedUse>): ProposedUse => ({
    ...{ id: seedId('aid-use', key), fundId, kind: 'advance', householdCode: FARM, producerId: null, batchCode: null },
    ...{ purposeZh: '', purposeEn: '', amountFen: 0n, repayBps: 2_000, floorFen: 50_000n, ...change },
  })
  const given = [
    use('sheds', {
      ...{ kind: 'grant', householdCode: null, producerId: seedId('producer', 'fengdu-poultry-coop') },
      ...{ purposeZh: '三栋鸡舍和饮水线', purposeEn: 'Three sheds with water lines', amountFen: 30_000_000n },
    }),
    use('chicks', {
      ...{ purposeZh: '头批鸡苗', purposeEn: 'The first chicks', amountFen: 2_000_000n, batchCode: 'LH-500230-01' },
    }),
  ]
  for (const one of given) {
    await proposeUse(kept, proposer, one)
    await decideUse(kept, second, { useId: one.id, decision: 'approved' })
    const voucher = {
      kind: 'receipt' as const,
      ...sheet([
        ['用途', '金额'],
        [one.purposeZh, Number(one.amountFen / 100n)],
      ]),
    }
    await giveUse(kept, proposer, { useId: one.id, voucher })
  }
  const chicks = {
    purposeZh: '鸡苗 300 只',
    purposeEn: '300 chicks',
    amountFen: 240_000n,
    householdCode: '500230-0003',
  }
  await proposeUse(kept, proposer, use('neighbour', chicks))
}

/** A fund that another coordinator proposed; it waits for the district's own. */
const keepProposedFund = async (kept: Kept): Promise<void> => {
  const year = kept.clock.now().getUTCFullYear()
  await setUpFund(kept, second, {
    ...{ id: seedId('fund', 'cold-chain'), code: `FD-${year}-02`, districtCode: DISTRICT, year },
    ...{ nameZh: '冷链和包装帮扶资金', nameEn: 'Cold chain and packing aid fund' },
    ...{ sourceZh: '结对城市社会捐赠', sourceEn: 'Donations from the paired city', amountFen: 12_000_000n },
  })
}

/** What the farm gave a neighbour. */
const keepSupport = (kept: Kept): Promise<void> =>
  recordSupport(kept, proposer, {
    ...{ id: seedId('support', 'chicks'), giverCode: FARM, receiverCode: '500230-0002', kind: 'animals' },
    ...{ descriptionZh: '鸡苗 500 只，教养殖技术，答应帮找销路', quantity: 500, valueFen: 400_000n },
    descriptionEn: '500 chicks with technique and a promise to find buyers',
    givenOn: dayOf(daysFrom(kept.clock.now(), -150)),
    evidence: {
      kind: 'receipt',
      ...sheet([
        ['品种', '数量'],
        ['芦花鸡苗', 500],
      ]),
    },
  })

/** What the flock cost, in yuan: 51.48 for each of the 8,000 that lived. */
const costs: [BatchCostKind, bigint, number, string][] = [
  ['young', 45_000n, 180, '鸡苗 10,000 只'],
  ['vaccine', 18_000n, 170, '两次免疫'],
  ['feed', 290_000n, 60, '玉米、豆粕、青饲'],
  ['labour', 30_000n, 40, '三人看管'],
  ['rent', 12_000n, 120, '林下场地'],
  ['transport', 9_840n, 20, '饲料和鸡苗运输'],
  ['other', 7_000n, 30, '垫料、水电'],
]

async function keepCosts(kept: Kept): Promise<void> {
  const batchId = seedId('batch', 'LH-500230-01')
  for (const [kind, yuan, daysAgo, note] of costs)
    await recordCost(kept, proposer, {
      ...{ id: seedId('batch-cost', kind), batchId, kind, amountFen: yuan * 100n, note },
      day: dayOf(daysFrom(kept.clock.now(), -daysAgo)),
      evidence: {
        kind: 'receipt',
        ...sheet([
          ['项目', '金额'],
          [note, Number(yuan)],
        ]),
      },
    })
}

/**
 * Demo data that the product itself writes: lists by period, a fund and its uses, help between households, costs of the flock. Into a
 * database that has the rest and none of these.
 */
export async function keepAid({ db, files }: Pick<Kept, 'db' | 'files'>, now: Date): Promise<void> {
  const kept = { db, files, clock: { now: () => now } }
  await keepLists(kept)
  await keepFund(kept)
  await keepProposedFund(kept)
  await keepSupport(kept)
  await keepCosts(kept)
}
