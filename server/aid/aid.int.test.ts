import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { readCosts } from '#server/batches/read-costs.ts'
import { takeBackCost } from '#server/batches/record-cost.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { useDatabase } from '#test/database.ts'
import { handOver, makeFund, makeUse, newFund, newUse } from '#test/factories/aid.ts'
import { makeBatch } from '#test/factories/batch.ts'
import { type Desk, makeDesk } from '#test/factories/desk.ts'
import { codeOf, makeMarket } from '#test/factories/market.ts'
import { paper } from '#test/factories/papers.ts'
import { refused } from '#test/factories/refused.ts'
import { balances } from '#test/factories/sale.ts'
import { districtViewer, outsiders, viewer } from '#test/factories/viewer.ts'
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
const { query } = database
let desk: Desk
let fundId: string
beforeEach(async () => {
  const own = await makeDesk(database.db, { start: new Date('2026-11-20T04:00:00Z') })
  const scope = { kind: 'pairing' as const, districtCode: own.districtCode }
  desk = { ...own, approver: viewer({ userId: own.approverId, scope }) }
  fundId = await makeFund(desk, newFund(desk.districtCode))
})

const fund = (change: Partial<NewFund> = {}) => newFund(desk.districtCode, { id: fundId, ...change })
const use = (change: Partial<ProposedUse> = {}) => newUse(fundId, desk.householdIds[0], change)
const approved = (change: Partial<ProposedUse> = {}) => makeUse(desk, use(change))
const give = (useId: string) => handOver(desk, useId)
const account = async (code: string) => (await balances(database.db))[code] ?? 0n

/** A payout that is proven and repaid so much of an advance. */
async function repay(useId: string, fen: bigint): Promise<void> {
  const [runId, payoutId] = [randomUUID(), randomUUID()]
  await database.db.tx(async (sql) => {
    await sql.query('SET LOCAL session_replication_role = replica')
    await sql.query(
      `INSERT INTO payout (id, run_id, household_id, reference, earned_fen, recovered_fen, repaid_fen, amount_fen, state, paid_at, bank_account_id)
       VALUES ($1, $2, $3, $4, $5, 0, $5, 0, 'paid', now(), $2)`,
      [payoutId, runId, desk.householdIds[0], payoutId, fen],
    )
    await sql.query('INSERT INTO aid_repayment (id, payout_id, aid_use_id, fen) VALUES (uuidv7(), $1, $2, $3)', [
      payoutId,
      useId,
      fen,
    ])
  })
}

describe('an advance', () => {
  test('is proposed, approved by somebody else, given with its voucher, and owed until it is repaid', async () => {
    const one = use()
    await proposeUse(desk, desk.proposer, one)
    await expect(decideUse(desk, desk.proposer, { useId: one.id, decision: 'approved' })).rejects.toEqual(
      refused('SecondPersonNeeded'),
    )
    await expect(give(one.id)).rejects.toEqual(refused('AidStateConflict'))
    const reject = (reason = '已经有了') =>
      decideUse(desk, desk.approver, { useId: one.id, decision: 'rejected', reason })
    await expect(reject('已有了')).rejects.toEqual(refused('InvalidInput', { field: 'reason', rule: 'reason' }))
    await decideUse(desk, desk.approver, { useId: one.id, decision: 'approved' })
    await expect(reject()).rejects.toEqual(refused('AidStateConflict'))
    await expect(giveUse(desk, desk.proposer, { useId: one.id, voucher: null })).rejects.toEqual(
      refused('EvidenceNeeded'),
    )
    await give(one.id)
    expect(await account(`advance:${desk.householdIds[0]}`)).toBe(400_000n)
    expect(await account(`fund:${fundId}`)).toBe(-30_000_000n)
    expect(await readFund(desk, desk.approver, fundId)).toMatchObject({ advancedFen: 400_000n, leftFen: 29_600_000n })
    expect((await readHouseholdAid(desk, desk.approver, desk.householdIds[0])).owedFen).toBe(400_000n)
    const close = () => closeUse(desk, desk.proposer, { useId: one.id, outcome: '出栏 400 只，卖了 392 只' })
    await expect(close()).rejects.toEqual(refused('AidStateConflict', { reason: 'owed' }))
    await repay(one.id, 400_000n)
    await close()
    expect((await readHouseholdAid(desk, desk.approver, desk.householdIds[0])).owedFen).toBe(0n)
    expect((await readFund(desk, desk.approver, fundId)).uses[0]).toMatchObject({
      state: 'closed',
      repaidFen: 400_000n,
    })
  })

  test('is a household’s, with a part that repays it', async () => {
    const wrong = (change: Partial<ProposedUse>, detail: Record<string, string>) =>
      expect(proposeUse(desk, desk.proposer, use(change))).rejects.toEqual(refused('InvalidInput', detail))
    await wrong({ repayBps: 0 }, { field: 'repay' })
    await wrong({ householdCode: 'H-0' }, { field: 'householdCode', rule: 'household' })
    await wrong({ householdCode: null, producerId: desk.producerId }, { field: 'householdCode' })
    await wrong({ amountFen: 0n }, { field: 'amount' })
    await wrong({ batchCode: 'B-0' }, { field: 'batchCode' })
  })
})

describe('a fund', () => {
  test('never promises more than it has, also to two at once; what is repaid can be given again', async () => {
    await expect(approved({ amountFen: 30_000_001n })).rejects.toEqual(refused('FundUsedUp'))
    const [one, two] = [
      use({ amountFen: 20_000_000n }),
      use({ amountFen: 20_000_000n, householdCode: codeOf(desk.householdIds[1]) }),
    ]
    for (const each of [one, two]) await proposeUse(desk, desk.proposer, each)
    const both = await Promise.allSettled(
      [one, two].map(({ id }) => decideUse(desk, desk.approver, { useId: id, decision: 'approved' })),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const won = both[0]?.status === 'fulfilled' ? one : two
    await give(won.id)
    await repay(won.id, 20_000_000n)
    await approved({ amountFen: 30_000_000n })
    expect(await readFund(desk, desk.approver, fundId)).toMatchObject({ leftFen: 0n, promisedFen: 30_000_000n })
  })

  test('gives grants for good, and to producers only where a household is linked to them', async () => {
    const grant = { kind: 'grant', householdCode: null, producerId: desk.producerId, amountFen: 30_000_000n } as const
    const useId = await approved(grant)
    await give(useId)
    expect(await account(`fund:${fundId}`)).toBe(0n)
    await expect(closeUse(desk, desk.approver, { useId, outcome: '建成了' })).rejects.toEqual(
      refused('InvalidInput', { field: 'outcome', rule: 'reason' }),
    )
    await closeUse(desk, desk.approver, { useId, outcome: '圈舍建成，36 户用上', evidence: paper('验收') })
    expect((await readFund(desk, desk.approver, fundId)).uses[0]?.evidence).toHaveLength(2)
    await query(
      `INSERT INTO producer SELECT (jsonb_populate_record(p, jsonb_build_object('id', $2::text, 'slug', $2::text, 'kind', 'company'))).* FROM producer p WHERE p.id = $1`,
      [desk.producerId, '018f0000-0000-7000-8000-0000000000aa'],
    )
    const unlinked = { ...grant, producerId: '018f0000-0000-7000-8000-0000000000aa' }
    await expect(proposeUse(desk, desk.proposer, use(unlinked))).rejects.toEqual(
      refused('InvalidInput', { field: 'producerId', rule: 'unlinked' }),
    )
  })

  test('is set up once, in the own district', async () => {
    await setUpFund(desk, desk.proposer, fund())
    expect((await readFunds(desk, desk.proposer, {})).rows).toMatchObject([{ id: fundId, leftFen: 30_000_000n }])
    const taken = setUpFund(desk, desk.proposer, { ...fund(), id: randomUUID() })
    await expect(taken).rejects.toEqual(refused('InvalidInput', { field: 'code', rule: 'taken' }))
    await expect(setUpFund(desk, desk.proposer, fund({ id: randomUUID(), amountFen: 0n }))).rejects.toEqual(
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
  await proposeUse(desk, desk.proposer, more)
  const directly = query(`UPDATE aid_use SET state = 'approved', decided_by = 'x', decided_at = now() WHERE id = $1`, [
    more.id,
  ])
  await expect(directly).rejects.toMatchObject({ constraint: 'aid_fund_enough' })
})

test('scope ends at the district, and is closed to everybody else', async () => {
  const elsewhere = await makeMarket(database.db)
  const stranger = districtViewer(elsewhere.districtCode, elsewhere.proposerId)
  const useId = await approved()
  const batchId = await makeBatch(database.db, desk)
  const ways = (who: Viewer) => [
    () => readFund(desk, who, fundId),
    () => decideFund(desk, who, { fundId, decision: 'approved' }),
    () => proposeUse(desk, who, use()),
    () => decideUse(desk, who, { useId, decision: 'approved' }),
    () => giveUse(desk, who, { useId, voucher: null }),
    () => closeUse(desk, who, { useId, outcome: 'x' }),
    () => readHouseholdAid(desk, who, desk.householdIds[0]),
    () => readCosts(desk, who, batchId),
    () => takeBackCost(desk, who, { batchId, costId: useId, note: 'x' }),
  ]
  for (const way of ways(stranger)) await expect(way()).rejects.toEqual(refused('OutOfScope'))
  expect((await readFunds(desk, stranger, {})).rows).toEqual([])
  expect((await readSupport(desk, stranger, {})).count).toBe(0)
  for (const outsider of outsiders)
    for (const way of [...ways(outsider), () => readFunds(desk, outsider, {}), () => readSupport(desk, outsider, {})])
      await expect(way()).rejects.toEqual(refused('Forbidden'))
})
