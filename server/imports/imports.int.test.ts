import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '#server/identity/viewer.ts'
import { proposeHouseholdChange } from '#server/registry/propose-change.ts'
import { readRegistration } from '#server/registry/read-registration.ts'
import { openPersonal } from '#server/vault/personal.ts'
import { useDatabase } from '#test/database.ts'
import { codeOf, type Market, makeHousehold, makeMarket, makePerson } from '#test/factories/market.ts'
import { makePeriodAgreement } from '#test/factories/period-agreement.ts'
import { stillClock } from '#test/factories/sale.ts'
import { type Cells, sheetOf } from '#test/factories/sheet.ts'
import { districtViewer, outsiders } from '#test/factories/viewer.ts'
import { testVault } from '#test/vault.ts'
import { applyImport } from './apply-import.ts'
import { checkImport } from './check-import.ts'
import { listImports, readImport } from './read-imports.ts'
import { writeTemplate } from './sheet-file.ts'
import { undoImport } from './undo-import.ts'

const database = useDatabase()
const deps = () => ({ db: database.db, clock: stillClock(), vault: testVault, files: null as never })
const { query } = database
const stranger = districtViewer('500999')
let market: Market
let first: Viewer
let second: Viewer

const checkBytes = (kind: string, bytes: Uint8Array, who = first) => checkImport(deps(), who, { kind, bytes })
const check = async (kind: string, rows: Cells[]) => checkBytes(kind, await sheetOf(rows))
const read = (id: string) => readImport(deps(), second, id)
const idOf = async (code: string) =>
  (await query<{ id: string }>('SELECT id FROM household WHERE code = $1', [code]))[0]?.id ?? ''
const phoneOf = async (id: string) =>
  (await openPersonal(deps(), second, { householdIds: [id], fields: ['phone'], purpose: 'x: y' })).get(id)?.phone

/** A month of sales that fell, which somebody has to look at. */
const fell = (householdId: string, period = '2026-10') =>
  query(`INSERT INTO follow_up (id, household_id, kind, period, opened_at) VALUES ($1, $2, 'sales_fell', $3, now())`, [
    randomUUID(),
    householdId,
    period,
  ])
const endings = (householdId: string) =>
  query('SELECT ending FROM follow_up WHERE household_id = $1 ORDER BY period', [householdId])

const head = [
  '户编号',
  '户主姓名',
  '电话',
  '村代码',
  '监测类别',
  '家庭人口',
  '基线年份',
  '基线人均纯收入（元）',
  '帮扶责任人电话',
]
const fresh = (code: string): Cells => [
  ...[code, '向世明', '19900007777', market.villageCode, '边缘易致贫户', 4, 2019],
  ...['3900.00', '19900000000'],
]

beforeAll(async () => {
  market = await makeMarket(database.db)
  first = districtViewer(market.districtCode, await makePerson(database.db, 'coordinator'))
  second = districtViewer(market.districtCode, await makePerson(database.db, 'coordinator'))
})

describe('a sheet of households', () => {
  test('is compared, applied by somebody else, and taken back where nothing is built on it', async () => {
    const known = await makeHousehold(database.db.pool, market.villageCode)
    const code = codeOf(known)
    const added = `IMP-${randomUUID().slice(0, 8)}`
    const file = await sheetOf([head, fresh(added), [code, null, '19900008888', null, null, 6, null, null, null]])
    const { id } = await checkBytes('households', file)
    expect(await read(id)).toMatchObject({
      counts: { rows: 2, fresh: 1, changed: 1, same: 0, wrong: 0 },
      changes: [
        { key: added, kind: 'new', hidden: ['headName', 'phone'] },
        { key: code, kind: 'changed', before: { memberCount: 4 }, after: { memberCount: 6 }, hidden: ['phone'] },
      ],
    })
    expect(await idOf(added)).toBe('')
    const stored = JSON.stringify(await query('SELECT * FROM registry_import WHERE id = $1', [id]))
    expect(stored).not.toContain('向世明')
    await expect(applyImport(deps(), first, id)).rejects.toMatchObject({ code: 'SecondPersonNeeded' })
    await applyImport(deps(), second, id)
    await applyImport(deps(), second, id)
    const made = await idOf(added)
    expect(await phoneOf(made)).toBe('+8619900007777')
    expect(await phoneOf(known)).toBe('+8619900008888')
    expect((await checkBytes('households', file)).applied).toBe(true)
    await fell(made)
    await undoImport(deps(), second, id)
    await undoImport(deps(), second, id)
    expect(await endings(made)).toEqual([{ ending: 'removed' }])
    expect(await phoneOf(known)).toBeNull()
    expect((await readRegistration(deps(), second, known)).values.memberCount).toBe(4)
    expect((await readRegistration(deps(), second, made)).removedAt).not.toBeNull()
    const again = await checkBytes('households', file)
    expect(again.applied).toBe(false)
    await applyImport(deps(), second, again.id)
    expect((await readRegistration(deps(), second, made)).removedAt).toBeNull()
    await fell(made, '2026-11')
    await undoImport(deps(), second, again.id)
    expect((await readRegistration(deps(), second, made)).removedAt).not.toBeNull()
    expect(await endings(made)).toEqual([{ ending: 'removed' }, { ending: 'removed' }])
  })
  test('keeps what has been built on since', async () => {
    const added = `IMP-${randomUUID().slice(0, 8)}`
    const { id } = await check('households', [head, fresh(added)])
    await applyImport(deps(), second, id)
    const made = await idOf(added)
    await proposeHouseholdChange(deps(), first, {
      ...{ id: randomUUID(), kind: 'update', householdId: made, values: { memberCount: 5 }, why: '核实后更正' },
    })
    await undoImport(deps(), second, id)
    expect((await read(id)).kept).toEqual([added])
    expect((await readRegistration(deps(), second, made)).removedAt).toBeNull()
  })
  test('says what is wrong by row and column, and is not applied then', async () => {
    const rows = [
      head,
      fresh('IMP-0003'),
      fresh('IMP-0003'),
      ['IMP-0004', null, '123', '500000000000', '穷', 4, 2019, '1', '19900009999'],
    ]
    const { id } = await check('households', rows)
    const { problems, counts } = await read(id)
    expect(counts.wrong).toBe(2)
    expect(problems.map(({ row, column, rule }) => `${row} ${column} ${rule}`)).toEqual([
      '3 code twice',
      '4 headName required',
      '4 phone phone',
      '4 villageCode unknown',
      '4 monitoredClass class',
      '4 helperPhone unknown',
    ])
    await expect(applyImport(deps(), second, id)).rejects.toMatchObject({ code: 'ImportStateConflict' })
  })
  test('whose household has changed since is refused whole', async () => {
    const known = await makeHousehold(database.db.pool, market.villageCode)
    const change = [codeOf(known), null, null, null, null, 7, null, null, null]
    const { id } = await check('households', [head, fresh('IMP-0005'), change])
    await query('UPDATE household SET member_count = 9 WHERE id = $1', [known])
    await expect(applyImport(deps(), second, id)).rejects.toMatchObject({ code: 'ChangeStale' })
    expect(await idOf('IMP-0005')).toBe('')
  })
})

test('surveys count once applied, and no more once taken back', async () => {
  const household = await makeHousehold(database.db.pool, market.villageCode)
  const rows = [
    [
      '户编号',
      '年份',
      '家庭人口',
      '工资性收入（元）',
      '经营性收入（元）',
      '财产性收入（元）',
      '转移性收入（元）',
      '养殖总成本（元）',
      '养殖数量',
      '出售数量',
      '其他经营成本（元）',
      '调查日期',
      '来源',
    ],
    [codeOf(household), 2025, 4, '12000', '20000', '800', '1200', '10000', 1000, 800, '1000', '2026-01-15', '年度调查'],
  ]
  const { id } = await check('surveys', rows)
  await applyImport(deps(), second, id)
  const surveys = async () => (await readRegistration(deps(), second, household)).surveys
  expect(await surveys()).toMatchObject([{ year: 2025, netPerHeadFen: 625_000n }])
  await undoImport(deps(), first, id)
  expect(await surveys()).toEqual([])
})

/** An agreement by which the market's producer pays wages. @returns its code */
async function wageAgreement(): Promise<string> {
  const versionId = await makePeriodAgreement(database.db, market, 'wage', wageTerms)
  const [agreement] = await query<{ code: string }>(
    'SELECT g.code FROM linkage_agreement g JOIN agreement_version v ON v.agreement_id = g.id WHERE v.id = $1',
    [versionId],
  )
  return agreement?.code ?? ''
}
const wageTerms = { employer: '合作社', post: '分拣', dayRateFen: '12000' }

test('agreements become one proposal each, which taking back rejects', async () => {
  const agreement = await wageAgreement()
  const grounds = ['2099-01-01', null, '2099 年用工合同']
  const rowsOf = (share: number) => [
    ['协议编号', '生效日期', '最后一天', '依据', '户编号', '份额（%）'],
    [agreement, ...grounds, 'NOBODY-1', 0],
    [agreement, ...grounds, '', share],
  ]
  const wrong = await check('agreements', rowsOf(60))
  expect((await read(wrong.id)).problems).toMatchObject([{ row: 2, column: 'code', rule: 'unknown' }])
  const rows = [rowsOf(0)[0] ?? []]
  for (const id of market.householdIds) rows.push([agreement, ...grounds, codeOf(id), 0])
  const { id } = await check('agreements', rows)
  expect((await read(id)).problems).toEqual([])
  await applyImport(deps(), first, id)
  const next = () =>
    query(
      `SELECT v.state, v.terms, count(s.id)::int AS shares FROM agreement_version v JOIN linkage_agreement g ON g.id = v.agreement_id
       LEFT JOIN agreement_share s ON s.version_id = v.id WHERE g.code = $1 AND v.version = 2 GROUP BY v.id`,
      [agreement],
    )
  expect(await next()).toEqual([{ state: 'proposed', terms: wageTerms, shares: 2 }])
  await undoImport(deps(), second, id)
  expect(await next()).toMatchObject([{ state: 'rejected' }])
})

test('a payroll becomes a list of its month, checked against the agreement', async () => {
  const agreement = await wageAgreement()
  const code = codeOf(market.householdIds[0])
  const rowsOf = (who: string, rate: string) => [
    ['协议编号', '月份', '户编号', '数量（天、亩、股、月）', '单价（元）', '金额（元）'],
    [agreement, '2026-07', who, 21.5, rate, '2580.00'],
  ]
  const wrong = await check('payroll', rowsOf('NOBODY-1', '120'))
  expect((await read(wrong.id)).problems).toMatchObject([{ row: 2, column: 'code', rule: 'notInAgreement' }])
  const { id } = await check('payroll', rowsOf(code, '120'))
  expect(await read(id)).toMatchObject({ problems: [], changes: [{ after: { totalFen: '258000', people: 1 } }] })
  await applyImport(deps(), first, id)
  await applyImport(deps(), first, id)
  const lists = () => query('SELECT state, total_fen AS fen FROM period_list WHERE import_id = $1', [id])
  expect(await lists()).toEqual([{ state: 'proposed', fen: 258_000n }])
  await expect(undoImport(deps(), first, id)).rejects.toMatchObject({ code: 'SecondPersonNeeded' })
  await undoImport(deps(), second, id)
  expect(await lists()).toMatchObject([{ state: 'rejected' }])
})

test('is nobody else’s business, and the database keeps the second person', async () => {
  const { id } = await check('households', [head, fresh('IMP-0009')])
  for (const outsider of outsiders) await expect(listImports(deps(), outsider)).rejects.toThrow()
  expect(await listImports(deps(), stranger)).toEqual([])
  for (const act of [readImport, applyImport, undoImport])
    await expect(act(deps(), stranger, id)).rejects.toMatchObject({ code: 'OutOfScope' })
  const set = (text: string) => query(`UPDATE registry_import SET ${text} WHERE id = $1`, [id])
  await expect(set(`state = 'applied', applied_by = uploaded_by, applied_at = now()`)).rejects.toThrow('second_person')
  await expect(set(`state = 'applied'`)).rejects.toThrow('registry_import_applied')
  await expect(checkImport(deps(), first, { kind: 'households', bytes: new Uint8Array([1, 2]) })).rejects.toMatchObject(
    {
      detail: { rule: 'xlsx' },
    },
  )
})

test('a template can be handed in as it is, and says what its example lacks', async () => {
  const bytes = await writeTemplate('households', 'zh')
  const { id } = await checkImport(deps(), first, { kind: 'households', bytes })
  expect((await read(id)).problems.map(({ rule }) => rule).sort()).toEqual(['unknown', 'unknown'])
})
