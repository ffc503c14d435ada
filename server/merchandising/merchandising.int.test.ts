import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '#server/identity/viewer.ts'
import { useDatabase } from '#test/database.ts'
import { type Market, makeMarket, makePerson } from '#test/factories/market.ts'
import { stillClock, stockOf } from '#test/factories/sale.ts'
import { districtViewer, outsiders, viewer } from '#test/factories/viewer.ts'
import { addEntry } from './add-entry.ts'
import { addStock } from './add-stock.ts'
import { listCategories, saveCategory } from './categories.ts'
import { listGoods } from './list-goods.ts'
import { readFamily } from './read-family.ts'
import { saveEntry } from './save-entry.ts'

const database = useDatabase()
const clock = stillClock()
const deps = () => ({ db: database.db, clock })
let market: Market
let staff: Viewer

beforeAll(async () => {
  market = await makeMarket(database.db)
  staff = districtViewer(market.districtCode)
})

const valuesOf = async (subject: 'family' | 'product') => {
  const family = await readFamily(deps(), staff, market.familyId)
  return subject === 'family' ? family.values : (family.packs.find(({ id }) => id === market.productId)?.values ?? {})
}
const save = (values: Parameters<typeof saveEntry>[2]['values'], who = staff) =>
  saveEntry(deps(), who, { subject: 'product', id: market.productId, values })

test('the district’s coordinator changes a price, withdraws and restores; search is told', async () => {
  await save({ priceFen: '9900', floorPriceFen: '8000' })
  expect(await valuesOf('product')).toMatchObject({ priceFen: '9900', floorPriceFen: '8000', withdrawn: false })
  await save({ withdrawn: true })
  expect((await listGoods(deps(), staff, {})).rows).toEqual([])
  expect((await listGoods(deps(), staff, { state: 'withdrawn' })).rows).toMatchObject([{ id: market.productId }])
  await save({ withdrawn: false })
  const { rows } = await database.db.pool.query(
    `SELECT count(*)::int AS n FROM graphile_worker.jobs WHERE task_identifier = 'search.index'`,
  )
  expect(rows[0]?.n).toBe(3)
})

test('pre-order days are days of Asia/Shanghai', async () => {
  const window = { preorderFrom: '2026-08-01', preorderUntil: '2026-09-01', releasesOn: '2026-09-10' }
  await save({ ...window, depositBps: 3_000 })
  expect(await valuesOf('product')).toMatchObject({ ...window, depositBps: 3_000 })
  const { rows } = await database.db.pool.query('SELECT preorder_from FROM product WHERE id = $1', [market.productId])
  expect(rows[0]?.preorder_from.toISOString()).toBe('2026-07-31T16:00:00.000Z')
})

test.each([
  [{ floorPriceFen: '99000' }, 'floorPriceFen', 'floor'],
  [{ variableWeight: true }, 'netWeightG', 'weight'],
  [{ releasesOn: null }, 'preorderUntil', 'window'],
])('%j is refused at the field', async (values, field, rule) => {
  await expect(save(values)).rejects.toMatchObject({ code: 'InvalidInput', detail: { field, rule } })
})

test('the database refuses a price below the floor too', async () => {
  await expect(
    database.db.pool.query('UPDATE product SET price_fen = 7999 WHERE id = $1', [market.productId]),
  ).rejects.toThrow('product_floor')
})

test('a category that does not exist is said at its field', async () => {
  const work = saveEntry(deps(), staff, { subject: 'family', id: market.familyId, values: { categorySlug: 'nothing' } })
  await expect(work).rejects.toMatchObject({ detail: { field: 'categorySlug', rule: 'unknown' } })
})

test('nobody else: other districts, other roles', async () => {
  await expect(save({ priceFen: '1' }, districtViewer('509999'))).rejects.toMatchObject({ code: 'OutOfScope' })
  for (const outsider of outsiders) {
    await expect(save({ priceFen: '1' }, outsider)).rejects.toMatchObject({ code: 'Forbidden' })
    await expect(listGoods(deps(), outsider, {})).rejects.toMatchObject({ code: 'Forbidden' })
  }
})

const pack = {
  ...{ nameZh: '芦花鸡', nameEn: 'Luhua chicken', specZh: '两只', specEn: 'two birds', unitZh: '盒', unitEn: 'box' },
  ...{ priceFen: '19000', parcelWeightG: 3_000, variableWeight: false, position: 2, shipsNow: true, withdrawn: false },
  unitsMilli: 2_000,
}

test('a new pack has an empty shelf; its address is taken once', async () => {
  const addition = { subject: 'product' as const, of: market.familyId, slug: 'two-birds', batchId: null, values: pack }
  const id = await addEntry(deps(), staff, addition)
  expect(await stockOf(database.db, id)).toEqual([0, 0, 0])
  await expect(addEntry(deps(), staff, addition)).rejects.toMatchObject({ detail: { field: 'slug', rule: 'taken' } })
  const { priceFen: _, ...priceless } = pack
  await expect(addEntry(deps(), staff, { ...addition, slug: 'other', values: priceless })).rejects.toMatchObject({
    detail: { field: 'priceFen', rule: 'required' },
  })
})

test('stock is added up to the batch’s cap and no further, and never below what is free', async () => {
  const { pool } = database.db
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO batch (id, code, family_id, producer_id, intake, survival_bps, unit_zh, unit_en, started_on, releases_on)
     VALUES (uuidv7(), 'T-1', $1, $2, 150, 8000, '只', 'bird', '2026-04-01', '2026-09-01') RETURNING id`,
    [market.familyId, market.producerId],
  )
  await pool.query('UPDATE product SET batch_id = $2 WHERE id = $1', [market.productId, rows[0]?.id])
  const add = (units: number) => addStock(deps(), staff, { productId: market.productId, units })
  await add(20)
  await expect(add(1)).rejects.toMatchObject({ code: 'StockBeyondBatch' })
  await expect(add(-121)).rejects.toMatchObject({ code: 'OutOfStock', detail: { left: 120 } })
  await add(-20)
  expect(await stockOf(database.db, market.productId)).toEqual([100, 0, 0])
})

test('categories belong to the whole shop: admins only', async () => {
  const admin = viewer({ role: 'admin', userId: await makePerson(database.db, 'admin') })
  const input = { slug: 'tea', nameZh: '茶', nameEn: 'Tea', position: 9, made: true }
  await expect(saveCategory(deps(), staff, input)).rejects.toMatchObject({ code: 'Forbidden' })
  await saveCategory(deps(), admin, input)
  await expect(saveCategory(deps(), admin, input)).rejects.toMatchObject({ detail: { field: 'slug', rule: 'taken' } })
  await saveCategory(deps(), admin, { ...input, nameZh: '茶叶', made: false })
  expect(await listCategories(deps(), staff)).toContainEqual(expect.objectContaining({ slug: 'tea', nameZh: '茶叶' }))
})
