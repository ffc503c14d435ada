import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { ErrorCode } from '#domain/errors.ts'
import { readCosts } from '#server/batches/read-costs.ts'
import { takeBackCost } from '#server/batches/record-cost.ts'
import { useDatabase } from '#test/database.ts'
import { makeBatch } from '#test/factories/batch.ts'
import { type Market, makeMarket } from '#test/factories/market.ts'
import { paper } from '#test/factories/papers.ts'
import { balances, stillClock } from '#test/factories/sale.ts'
import { districtViewer, outsiders, viewer } from '#test/factories/viewer.ts'
import { memoryFiles } from '#test/fakes/memory-files.ts'
import { closeUse } from './close-use.ts'
import { decideFund } from './decide-fund.ts'
import { decideUse } from './decide-use.ts'
import { giveUse } from './give-use.ts'
import { type ProposedUse, proposeUse } from './propose-use.ts'
import { readFund } from './read-fund.ts'
import { readFunds } from './read-funds.ts'
import { readHouseholdAid } from './read-household-aid.ts'
import { readSupport } from './read-support.ts'
import { type NewFund, setUpFund } from './set-up-fund.ts'

const database = useDatabase()
const clock = stillClock(new Date('2026-11-20T04:00:00Z'))
const files = memoryFiles()
const deps = () => ({ db: database.db, clock, files })
let market: Market
let codes: [string, string]
let fundId: string
let proposer: ReturnType<typeof viewer>
let second: ReturnType<typeof viewer>

const query = async <T extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
  (await database.db.pool.query<T>(text, values)).rows
const refused = (code: ErrorCode, detail = {}) =>
  expect.objectContaining({ code, detail: expect.objectContaining(detail) })

const fund = (change: Partial<NewFund> = {}): NewFund => ({
  id: fundId,
  code: `F-${fundId.slice(0, 8).toUpperCase()}`,
  nameZh: '芦花鸡产业帮扶资金',
  nameEn: '',
  sourceZh: '东西部协作资金',
  sourceEn: '',
  districtCode: market.districtCode,
  year: 2026,
  amountFen: 30_000_000n,
  ...change,
})
const use = (change: Partial<ProposedUse> = {}): ProposedUse => ({
  id: randomUUID(),
  fundId,
  kind: 'advance',
  householdCode: codes[0],
  producerId: null,
  batchCode: null,
  purposeZh: '鸡苗 500 只',
  purposeEn: '',
  amountFen: 400_000n,
  repayBps: 2_000,
  floorFen: 50_000n,
  ...change,
})
async function approved(change: Partial<ProposedUse> = {}): Promise<string> {
  const one = use(change)
  await proposeUse(deps(), proposer, one)
  await decideUse(deps(), second, { useId: one.id, decision: 'approved' })
  return one.id
}
const give = (useId: string) => giveUse(deps(), proposer, { useId, voucher: { ...paper(useId), kind: 'receipt' } })
const account = async (code: string) => (await balances(database.db))[code] ?? 0n

/** A payout that is proven and repaid so much of an advance. */
async function repay(useId: string, fen: bigint): Promise<void> {
  const [runId, payoutId] = [randomUUID(), randomUUID()]
  await database.db.tx(async (sql) => {
    await sql.query('SET LOCAL session_replication_role = replica')
    await sql.query(
      `INSERT INTO payout (id, run_id, household_id, reference, earned_fen, recovered_fen, repaid_fen, amount_fen, state, paid_at, bank_account_id)
       VALUES ($1, $2, $3, $4, $5, 0, $5, 0, 'paid', now(), $2)`,
      [payoutId, runId, market.householdIds[0], payoutId, fen],
    )
    await sql.query('INSERT INTO aid_repayment (id, payout_id, aid_use_id, fen) VALUES (uuidv7(), $1, $2, $3)', [
      payoutId,
      useId,
      fen,
    ])
  })
}

beforeEach(async () => {
  market = await makeMarket(database.db)
  proposer = districtViewer(market.districtCode, market.proposerId)
  second = viewer({ userId: market.approverId, scope: { kind: 'pairing', districtCode: market.districtCode } })
  const found = await query<{ code: string }>('SELECT code FROM household WHERE id = ANY($1) ORDER BY id', [
    market.householdIds,
  ])
  codes = [found[0]?.code ?? '', found[1]?.code ?? '']
  fundId = randomUUID()
  await setUpFund(deps(), proposer, fund())
  await decideFund(deps(), second, { fundId, decision: 'approved' })
})

describe('an advance', () => {
  test('is proposed, approved by somebody else, given with its voucher, and owed until it is repaid', async () => {
    const one = use()
    await proposeUse(deps(), proposer, one)
    await expect(decideUse(deps(), proposer, { useId: one.id, decision: 'approved' })).rejects.toEqual(
      refused('SecondPersonNeeded'),
    )
    await expect(give(one.id)).rejects.toEqual(refused('AidStateConflict'))
    await decideUse(deps(), second, { useId: one.id, decision: 'approved' })
    await expect(giveUse(deps(), proposer, { useId: one.id, voucher: null })).rejects.toEqual(refused('EvidenceNeeded'))
    await give(one.id)
    expect(await account(`advance:${market.householdIds[0]}`)).toBe(400_000n)
    expect(await account(`fund:${fundId}`)).toBe(-30_000_000n)
    expect(await readFund(deps(), second, fundId)).toMatchObject({ advancedFen: 400_000n, leftFen: 29_600_000n })
    expect((await readHouseholdAid(deps(), second, market.householdIds[0])).owedFen).toBe(400_000n)
    const close = () => closeUse(deps(), proposer, { useId: one.id, outcome: '出栏 400 只，卖了 392 只' })
    await expect(close()).rejects.toEqual(refused('AidStateConflict', { reason: 'owed' }))
    await repay(one.id, 400_000n)
    await close()
    expect((await readHouseholdAid(deps(), second, market.householdIds[0])).owedFen).toBe(0n)
    expect((await readFund(deps(), second, fundId)).uses[0]).toMatchObject({ state: 'closed', repaidFen: 400_000n })
  })

  test('is a household’s, with a part that repays it', async () => {
    const wrong = (change: Partial<ProposedUse>, detail: Record<string, string>) =>
      expect(proposeUse(deps(), proposer, use(change))).rejects.toEqual(refused('InvalidInput', detail))
    await wrong({ repayBps: 0 }, { field: 'repay' })
    await wrong({ householdCode: 'H-0' }, { field: 'householdCode', rule: 'household' })
    await wrong({ householdCode: null, producerId: market.producerId }, { field: 'householdCode' })
    await wrong({ amountFen: 0n }, { field: 'amount' })
    await wrong({ batchCode: 'B-0' }, { field: 'batchCode' })
  })
})

describe('a fund', () => {
  test('never promises more than it has, also to two at once; what is repaid can be given again', async () => {
    await expect(approved({ amountFen: 30_000_001n })).rejects.toEqual(refused('FundUsedUp'))
    const [one, two] = [use({ amountFen: 20_000_000n }), use({ amountFen: 20_000_000n, householdCode: codes[1] })]
    for (const each of [one, two]) await proposeUse(deps(), proposer, each)
    const both = await Promise.allSettled(
      [one, two].map(({ id }) => decideUse(deps(), second, { useId: id, decision: 'approved' })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const won = both[0]?.status === 'fulfilled' ? one : two
    await give(won.id)
    await repay(won.id, 20_000_000n)
    await approved({ amountFen: 30_000_000n })
    expect(await readFund(deps(), second, fundId)).toMatchObject({ leftFen: 0n, promisedFen: 30_000_000n })
  })

  test('gives grants for good, and to producers only where a household is linked to them', async () => {
    const grant = { kind: 'grant', householdCode: null, producerId: market.producerId, amountFen: 30_000_000n } as const
    const useId = await approved(grant)
    await give(useId)
    expect(await account(`fund:${fundId}`)).toBe(0n)
    await closeUse(deps(), second, { useId, outcome: '圈舍建成，36 户用上', evidence: paper('验收') })
    expect((await readFund(deps(), second, fundId)).uses[0]?.evidence).toHaveLength(2)
    await query(
      `INSERT INTO producer SELECT (jsonb_populate_record(p, jsonb_build_object('id', $2::text, 'slug', $2::text, 'kind', 'company'))).* FROM producer p WHERE p.id = $1`,
      [market.producerId, '018f0000-0000-7000-8000-0000000000aa'],
    )
    const unlinked = { ...grant, producerId: '018f0000-0000-7000-8000-0000000000aa' }
    await expect(proposeUse(deps(), proposer, use(unlinked))).rejects.toEqual(
      refused('InvalidInput', { field: 'producerId', rule: 'unlinked' }),
    )
  })

  test('is set up once, in the own district', async () => {
    await setUpFund(deps(), proposer, fund())
    expect((await readFunds(deps(), proposer, {})).rows).toMatchObject([{ id: fundId, leftFen: 30_000_000n }])
    const taken = setUpFund(deps(), proposer, { ...fund(), id: randomUUID() })
    await expect(taken).rejects.toEqual(refused('InvalidInput', { field: 'code', rule: 'taken' }))
    await expect(setUpFund(deps(), proposer, fund({ id: randomUUID(), amountFen: 0n }))).rejects.toEqual(
      refused('InvalidInput', { field: 'amount' }),
    )
  })
})

test('the database keeps aid as it was decided', async () => {
  const useId = await approved()
  const set = (change: string) => query(`UPDATE aid_use SET ${change} WHERE id = $1`, [useId])
  const given = `state = 'given', given_at = now(), given_by = 'x'`
  await expect(set(given)).rejects.toMatchObject({ constraint: 'aid_use_voucher' })
  await expect(set('amount_fen = 1')).rejects.toMatchObject({ constraint: 'aid_use_order' })
  await expect(set(`state = 'proposed', decided_by = NULL, decided_at = NULL`)).rejects.toMatchObject({
    constraint: 'aid_use_order',
  })
  await expect(set(`state = 'given'`)).rejects.toMatchObject({ constraint: 'aid_use_voucher' })
  await expect(query('DELETE FROM aid_use')).rejects.toMatchObject({ constraint: 'aid_use_order' })
  await expect(query('UPDATE aid_fund SET amount_fen = 1')).rejects.toMatchObject({ constraint: 'aid_fund_order' })
  await give(useId)
  await expect(set(`state = 'closed', closed_at = now(), outcome = 'x'`)).rejects.toMatchObject({
    constraint: 'aid_use_owed',
  })
  const [free] = await query<{ left: bigint }>('SELECT amount_fen - 400000 AS left FROM aid_fund WHERE id = $1', [
    fundId,
  ])
  const more = use({ amountFen: (free?.left ?? 0n) + 1n })
  await proposeUse(deps(), proposer, more)
  const directly = query(`UPDATE aid_use SET state = 'approved', decided_by = 'x', decided_at = now() WHERE id = $1`, [
    more.id,
  ])
  await expect(directly).rejects.toMatchObject({ constraint: 'aid_fund_enough' })
})

test('scope ends at the district, and is closed to everybody else', async () => {
  const elsewhere = await makeMarket(database.db)
  const stranger = districtViewer(elsewhere.districtCode, elsewhere.proposerId)
  const useId = await approved()
  const batchId = await makeBatch(database.db, market)
  const ways = (who: typeof stranger) => [
    () => readFund(deps(), who, fundId),
    () => decideFund(deps(), who, { fundId, decision: 'approved' }),
    () => proposeUse(deps(), who, use()),
    () => decideUse(deps(), who, { useId, decision: 'approved' }),
    () => giveUse(deps(), who, { useId, voucher: null }),
    () => closeUse(deps(), who, { useId, outcome: 'x' }),
    () => readHouseholdAid(deps(), who, market.householdIds[0]),
    () => readCosts(deps(), who, batchId),
    () => takeBackCost(deps(), who, { batchId, costId: useId, note: 'x' }),
  ]
  for (const way of ways(stranger)) await expect(way()).rejects.toEqual(refused('OutOfScope'))
  expect((await readFunds(deps(), stranger, {})).rows).toEqual([])
  expect((await readSupport(deps(), stranger, {})).count).toBe(0)
  for (const outsider of outsiders)
    for (const way of [
      ...ways(outsider),
      () => readFunds(deps(), outsider, {}),
      () => readSupport(deps(), outsider, {}),
    ])
      await expect(way()).rejects.toEqual(refused('Forbidden'))
})
