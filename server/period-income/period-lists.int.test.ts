import { beforeEach, describe, expect, test } from 'vitest'
import type { Viewer } from '#server/identity/viewer.ts'
import { useDatabase } from '#test/database.ts'
import { makeMarket } from '#test/factories/market.ts'
import { paper } from '#test/factories/papers.ts'
import { days, makePayDesk, type PayDesk } from '#test/factories/pay-desk.ts'
import { refused } from '#test/factories/refused.ts'
import { balances } from '#test/factories/sale.ts'
import { districtViewer, outsiders } from '#test/factories/viewer.ts'
import { decideList } from './decide-list.ts'
import { payList } from './pay-list.ts'
import type { ProposedList } from './propose-list.ts'
import { readChoices, readDraft } from './read-choices.ts'
import { readHouseholdPeriods } from './read-household-periods.ts'
import { readList } from './read-list.ts'
import { readLists } from './read-lists.ts'
import { takeBackList } from './take-back-list.ts'

const database = useDatabase()
const { query } = database
let pay: PayDesk
let desk: PayDesk['desk']
let codes: PayDesk['codes']
beforeEach(async () => {
  pay = await makePayDesk(database.db)
  ;({ desk, codes } = pay)
})
const propose: PayDesk['propose'] = (...list) => pay.propose(...list)
const approve: PayDesk['approve'] = (...decision) => pay.approve(...decision)
const owed = async () => {
  const all = await balances(database.db)
  return [`declared:producer:${desk.producerId}`, ...desk.householdIds.map((id) => `declared:household:${id}`)].map(
    (code) => all[code] ?? 0n,
  )
}

describe('a payroll', () => {
  test('counts when a second person approves it, is settled by its proof, and comes back row by row', async () => {
    const listId = await propose()
    expect(await owed()).toEqual([0n, 0n, 0n])
    await expect(approve(listId, desk.proposer)).rejects.toEqual(refused('SecondPersonNeeded'))
    await approve(listId)
    expect(await owed()).toEqual([378_000n, -258_000n, -120_000n])
    await expect(approve(listId)).rejects.toEqual(refused('PeriodListStateConflict'))
    const page = await readList(desk, desk.approver, listId)
    expect(page).toMatchObject({ state: 'approved', totalFen: 378_000n, type: 'wage', bookedOn: '2026-11-20' })
    expect(page.evidence).toHaveLength(1)
    const household = await readHouseholdPeriods(desk, desk.approver, desk.householdIds[0])
    expect(household.classes).toEqual({ wage: 258_000n, property: 0n, transfer: 0n })

    await payList(desk, desk.proposer, { listId, proof: { ...paper('回单'), kind: 'bank_proof' } })
    expect(await owed()).toEqual([0n, 0n, 0n])
    const takeBack = (reason: string) => takeBackList(desk, desk.approver, { listId, reason, evidence: paper('更正') })
    await expect(takeBack('算错了')).rejects.toEqual(refused('InvalidInput', { field: 'reason', rule: 'reason' }))
    await takeBack('算错了天数')
    expect(await owed()).toEqual([-378_000n, 258_000n, 120_000n])
    expect((await readHouseholdPeriods(desk, desk.approver, desk.householdIds[0])).classes.wage).toBe(0n)
    expect(await readList(desk, desk.approver, listId)).toMatchObject({ state: 'taken_back', reason: '算错了天数' })
    await expect(takeBack('再来一次')).rejects.toEqual(refused('PeriodListStateConflict'))
    desk.clock.forward(1)
    await approve(await propose())
    expect((await readLists(desk, desk.approver, {})).rows.map(({ state }) => state)).toEqual([
      'approved',
      'taken_back',
    ])
  })

  test('counts once for a household and a month, also when two are approved at once', async () => {
    const [one, two] = [await propose(), await propose({ evidence: paper('另一份') })]
    const both = await Promise.allSettled([approve(one), approve(two)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: refused('PeriodCounted') })
    expect((await owed())[0]).toBe(378_000n)
    await expect(propose()).rejects.toEqual(refused('PeriodCounted', { code: codes[0] }))
    await approve(await propose({ period: '2026-11' }))
  })

  test('needs a paper, and the same form sent twice is one list', async () => {
    const id = '018f0000-0000-7000-8000-000000000042'
    await propose({ id, evidence: null })
    await propose({ id, evidence: null })
    expect(await query('SELECT count(*)::int AS n FROM period_list WHERE id = $1', [id])).toEqual([{ n: 1 }])
    await expect(approve(id)).rejects.toEqual(refused('EvidenceNeeded'))
    const reject = (reason: string) => decideList(desk, desk.approver, { listId: id, decision: 'rejected', reason })
    await expect(reject('没有表')).rejects.toEqual(refused('InvalidInput', { field: 'reason', rule: 'reason' }))
    await reject('没有工资表')
    expect(await readList(desk, desk.approver, id)).toMatchObject({ state: 'rejected', reason: '没有工资表' })
  })
})

describe('what is proposed', () => {
  const wrong = async (change: Partial<ProposedList>, detail: Record<string, unknown>) =>
    expect(propose(change)).rejects.toEqual(refused('InvalidInput', detail))

  test('is what the agreement says, of its households, for a month that has begun', async () => {
    await wrong({ rows: [days(codes[0], 1_000, 12_001n)] }, { rule: 'rate', row: 1 })
    await wrong({ rows: [{ ...days(codes[0], 1_000), amountFen: 12_001n }] }, { rule: 'amount' })
    await wrong({ rows: [days(codes[0], 31_500)] }, { rule: 'range', part: 'quantity' })
    await wrong({ rows: [days('H-0', 1_000)] }, { rule: 'notInAgreement', code: 'H-0' })
    await wrong({ rows: [days(codes[0], 1_000), days(codes[0], 1_000)] }, { rule: 'twice', row: 2 })
    await wrong({ rows: [] }, { rule: 'count' })
    await wrong({ period: '2026-12' }, { field: 'period', rule: 'future' })
    await wrong({ period: '2019-12' }, { field: 'period', rule: 'notInForce' })
    await wrong({ period: '2026-13' }, { field: 'period', rule: 'month' })
  })

  test('is never of an agreement that pays by the sale: trap 5 from its other side', async () => {
    await wrong({ versionId: desk.agreementVersionId }, { field: 'versionId', rule: 'perSale' })
    const directly = query(
      `INSERT INTO period_list (id, version_id, period, total_fen, proposed_by, proposed_at) VALUES (uuidv7(), $1, '2026-10', 1, 'x', now())`,
      [desk.agreementVersionId],
    )
    await expect(directly).rejects.toMatchObject({ constraint: 'period_list_pays_by_period' })
  })

  test('rent of a year is paid for twelve months of it, no more mu than were leased', async () => {
    const [versionId, rent] = [await pay.payRent(), pay.rent]
    await wrong({ versionId, rows: rent(3_260, 6) }, { rule: 'tooMany' })
    await approve(await propose({ versionId, rows: rent(3_250, 8), period: '2026-09' }))
    expect((await owed())[1]).toBe(-130_000n)
    await expect(propose({ versionId, rows: rent(3_250, 5) })).rejects.toEqual(
      refused('PeriodCounted', { reason: 'year' }),
    )
    await approve(await propose({ versionId, rows: rent(3_250, 4) }))
  })

  test('a gift is a transfer, apart from what is earned', async () => {
    const versionId = await pay.payBy('donation', { occasion: '春节慰问' })
    await approve(await propose({ versionId, rows: [days(codes[1], 1_000, 50_000n)] }))
    const { classes, rows } = await readHouseholdPeriods(desk, desk.approver, desk.householdIds[1])
    expect(classes).toEqual({ wage: 0n, property: 0n, transfer: 50_000n })
    expect(rows[0]).toMatchObject({ type: 'donation', incomeClass: 'transfer' })
  })

  test('may be chosen among the agreements of the scope', async () => {
    expect((await readChoices(desk, desk.proposer)).map((choice) => choice.versionId)).toEqual([pay.versionId])
    const draft = await readDraft(desk, desk.proposer, pay.versionId)
    expect(draft).toMatchObject({ type: 'wage', rateFen: 12_000n })
    expect(draft.households.map(({ code }) => code)).toEqual([...codes].sort())
  })
})

describe('the database refuses', () => {
  test('to approve without a paper, pay without proof, decide twice, or change what was decided', async () => {
    const bare = await propose({ evidence: null, period: '2026-11' })
    const set = (id: string, change: string) => query(`UPDATE period_list SET ${change} WHERE id = $1`, [id])
    const decided = `decided_by = 'user:x', decided_at = now()`
    await expect(set(bare, `state = 'approved', ${decided}`)).rejects.toMatchObject({
      constraint: 'period_list_evidence',
    })
    await expect(set(bare, `state = 'paid', paid_at = now(), paid_by = 'x', ${decided}`)).rejects.toMatchObject({
      constraint: 'period_list_order',
    })
    const listId = await propose()
    await query(`UPDATE period_list_row SET amount_fen = amount_fen + 1 WHERE list_id = $1`, [listId])
    await expect(set(listId, `state = 'approved', ${decided}`)).rejects.toMatchObject({
      constraint: 'period_list_adds_up',
    })
    await query(`UPDATE period_list_row SET amount_fen = amount_fen - 1 WHERE list_id = $1`, [listId])
    await approve(listId)
    await expect(set(listId, `state = 'paid', paid_at = now(), paid_by = 'x'`)).rejects.toMatchObject({
      constraint: 'period_list_proof',
    })
    await expect(set(listId, `total_fen = 1`)).rejects.toMatchObject({ constraint: 'period_list_order' })
    for (const change of [
      `UPDATE period_list_row SET amount_fen = 1`,
      `DELETE FROM period_list_row`,
      `DELETE FROM period_list`,
    ])
      await expect(
        query(`${change} WHERE ${change.includes('row') ? 'list_id' : 'id'} = $1`, [listId]),
      ).rejects.toMatchObject({
        code: '23001',
      })
  })

  test('a second income of a month, one without its list, and a reversal that is no mirror', async () => {
    const listId = await propose()
    await approve(listId)
    const copy = (change: Record<string, string>) =>
      query(
        `INSERT INTO period_income SELECT (jsonb_populate_record(i, $2::jsonb || jsonb_build_object('id', uuidv7()))).* FROM period_income i
         WHERE i.list_id = $1 AND i.kind = 'sale' AND ($2::jsonb->>'reverses_id' IS NULL OR i.id = ($2::jsonb->>'reverses_id')::uuid) LIMIT 1`,
        [listId, JSON.stringify(change)],
      )
    await expect(copy({})).rejects.toMatchObject({ constraint: 'period_income_once' })
    await expect(copy({ period: '2026-11' })).rejects.toMatchObject({ constraint: 'period_income_of_list' })
    const [row] = await query<{ id: string; fen: bigint }>(
      'SELECT id, amount_fen AS fen FROM period_income WHERE list_id = $1',
      [listId],
    )
    const mirror = { kind: 'reversal', reverses_id: row?.id ?? '' }
    await expect(copy({ ...mirror, amount_fen: '-1' })).rejects.toMatchObject({ constraint: 'period_income_mirror' })
    await copy({ ...mirror, amount_fen: String(-(row?.fen ?? 0n)) })
    await expect(query('DELETE FROM period_income')).rejects.toThrow(/append-only/)
  })
})

test('scope ends at the district, and is closed to everybody else', async () => {
  const elsewhere = await makeMarket(database.db)
  const stranger = districtViewer(elsewhere.districtCode, elsewhere.proposerId)
  const listId = await propose()
  const ways = (who: Viewer) => [
    () => readList(desk, who, listId),
    () => propose({}, who),
    () => approve(listId, who),
    () => payList(desk, who, { listId, proof: { ...paper(), kind: 'receipt' } }),
    () => takeBackList(desk, who, { listId, reason: 'x', evidence: paper() }),
    () => readHouseholdPeriods(desk, who, desk.householdIds[0]),
  ]
  for (const way of ways(stranger)) await expect(way()).rejects.toEqual(refused('OutOfScope'))
  expect((await readLists(desk, stranger, {})).count).toBe(0)
  for (const outsider of outsiders) {
    for (const way of [...ways(outsider), () => readLists(desk, outsider, {}), () => readChoices(desk, outsider)])
      await expect(way()).rejects.toEqual(refused('Forbidden'))
  }
})
