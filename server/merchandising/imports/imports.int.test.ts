import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '#server/identity/viewer.ts'
import { useDatabase } from '#test/database.ts'
import { type Market, makeMarket, makePerson } from '#test/factories/market.ts'
import { stillClock } from '#test/factories/sale.ts'
import { type Cells, sheetOf } from '#test/factories/sheet.ts'
import { districtViewer, outsiders } from '#test/factories/viewer.ts'
import { readFamily } from '../read-family.ts'
import { saveEntry } from '../save-entry.ts'
import { applyImport } from './apply-import.ts'
import { checkImport } from './check-import.ts'
import { readImportFile } from './import-file.ts'
import { undoImport } from './undo-import.ts'
import { writeSheets } from './write-sheets.ts'

const database = useDatabase()
const deps = () => ({ db: database.db, clock: stillClock() })
let market: Market
let staff: Viewer
let slug: string

beforeAll(async () => {
  market = await makeMarket(database.db)
  staff = districtViewer(market.districtCode, await makePerson(database.db, 'coordinator'))
  slug = (await readFamily(deps(), staff, market.familyId)).packs[0]?.slug ?? ''
})

const check = async (rows: Cells[], who = staff) => checkImport(deps(), who, { bytes: await sheetOf(rows) })
const head = ['商品编号', '价格（元）', '规格（中文）']
const read = (id: string) => readImportFile(database.db.pool, staff, id)
const packOf = async (key = slug) =>
  (await readFamily(deps(), staff, market.familyId)).packs.find((pack) => pack.slug === key)?.values

test('a dry run says what would change, field by field, and changes nothing', async () => {
  const { id } = await check([head, [slug, 108, '一只装']])
  const file = await read(id)
  expect(file).toMatchObject({ state: 'checked', problems: [] })
  expect(file.changes).toMatchObject([
    { key: slug, before: { priceFen: '9800', specZh: '一只' }, after: { priceFen: '10800', specZh: '一只装' } },
  ])
  expect(await packOf()).toMatchObject({ priceFen: '9800', specZh: '一只' })
})

test('applied, recognised, undone', async () => {
  const rows = [head, [slug, 118, '一只装']]
  const { id } = await check(rows)
  await applyImport(deps(), staff, id)
  await applyImport(deps(), staff, id)
  expect(await packOf()).toMatchObject({ priceFen: '11800', specZh: '一只装' })
  expect(await check(rows)).toEqual({ id, applied: true })
  await undoImport(deps(), staff, id)
  await undoImport(deps(), staff, id)
  expect(await packOf()).toMatchObject({ priceFen: '9800', specZh: '一只' })
  expect((await check(rows)).applied).toBe(false)
})

test('what somebody changed since stays, and is named', async () => {
  const { id } = await check([head, [slug, 128, '一只，净膛']])
  await applyImport(deps(), staff, id)
  await saveEntry(deps(), staff, { subject: 'product', id: market.productId, values: { priceFen: '13000' } })
  await undoImport(deps(), staff, id)
  expect(await packOf()).toMatchObject({ priceFen: '13000', specZh: '一只' })
  expect((await read(id)).changes).toMatchObject([{ kept: ['priceFen'] }])
  await saveEntry(deps(), staff, { subject: 'product', id: market.productId, values: { priceFen: '9800' } })
})

test('a catalogue that moved on since the dry run is not overwritten', async () => {
  const { id } = await check([head, [slug, 138, '一只']])
  await saveEntry(deps(), staff, { subject: 'product', id: market.productId, values: { priceFen: '9900' } })
  await expect(applyImport(deps(), staff, id)).rejects.toMatchObject({ code: 'ChangeStale', detail: { key: slug } })
  await saveEntry(deps(), staff, { subject: 'product', id: market.productId, values: { priceFen: '9800' } })
})

test('every wrong row is named with its column, and nothing can be applied', async () => {
  const columns = [...head, '所属产品编号', '限购？']
  const { id } = await check([
    columns,
    [slug, '九十八', '一只', null, null],
    [slug, 98, '一只', null, null],
    ['unknown-pack', 98, '一只', 'no-such-good', null],
    [null, 98, '一只', null, null],
    ['长'.repeat(3), 98, '一只', null, null],
  ])
  const { problems } = await read(id)
  expect(problems.map(({ row, column, rule }) => [row, column, rule])).toEqual([
    [1, '限购？', 'heading'],
    [2, 'priceFen', 'yuan'],
    [3, 'key', 'twice'],
    [5, 'key', 'required'],
    [4, 'of', 'unknown'],
    [6, 'key', 'slug'],
  ])
  await expect(applyImport(deps(), staff, id)).rejects.toMatchObject({ code: 'ImportStateConflict' })
})

test('a new pack is made by the import and withdrawn by its undoing', async () => {
  const family = (await readFamily(deps(), staff, market.familyId)).slug
  const columns = [
    '商品编号',
    '所属产品编号',
    '名称（中文）',
    '名称（英文）',
    '规格（中文）',
    '规格（英文）',
    '单位（中文）',
    '单位（英文）',
    '价格（元）',
    '计费重量（克）',
  ]
  const { id } = await check([
    columns,
    ['three-birds', family, '芦花鸡', 'Luhua', '三只', 'three', '箱', 'box', 280.5, 5000],
  ])
  expect((await read(id)).problems).toEqual([])
  await applyImport(deps(), staff, id)
  expect(await packOf('three-birds')).toMatchObject({ priceFen: '28050', withdrawn: false })
  await undoImport(deps(), staff, id)
  expect(await packOf('three-birds')).toMatchObject({ withdrawn: true })
})

test('the catalogue as a spreadsheet, sent back as it is, changes nothing', async () => {
  for (const locale of ['zh', 'en'] as const) {
    const bytes = await writeSheets(deps(), staff, { locale })
    const { id } = await checkImport(deps(), staff, { bytes })
    expect(await read(id)).toMatchObject({ changes: [], problems: [] })
  }
})

test('not another district’s goods, not another person’s import, not by outsiders, not any file', async () => {
  const stranger = districtViewer('509997', await makePerson(database.db, 'coordinator'))
  const { id } = await check([head, [slug, 1, '一只']], stranger)
  expect((await readImportFile(database.db.pool, stranger, id)).problems).toMatchObject([{ rule: 'outOfScope' }])
  await expect(read(id)).rejects.toMatchObject({ code: 'NotFound' })
  for (const outsider of outsiders) await expect(check([head], outsider)).rejects.toMatchObject({ code: 'Forbidden' })
  const text = checkImport(deps(), staff, { bytes: new TextEncoder().encode('商品编号,98') })
  await expect(text).rejects.toMatchObject({ detail: { field: 'file', rule: 'xlsx' } })
})
