import { beforeAll, describe, expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { type Market, makeMarket } from '#test/factories/market.ts'
import { stillClock } from '#test/factories/sale.ts'
import { listProducts, PAGE_SIZE, type ProductFilter } from './list-products.ts'

const database = useDatabase()
let fengdu: Market
let wanzhou: Market

const list = (filter: ProductFilter) => listProducts({ db: database.db, clock: stillClock() }, filter)
const names = async (filter: ProductFilter) => (await list(filter)).products.map((product) => product.name.zh)
const rename = (market: Market, nameZh: string, nameEn: string) =>
  database.db.pool.query('UPDATE product SET name_zh = $2, name_en = $3 WHERE id = $1', [
    market.productId,
    nameZh,
    nameEn,
  ])

/** More sizes of the same goods. */
const addSizes = (market: Market, count: number) =>
  database.db.pool.query(
    `INSERT INTO product (id, slug, family_id, name_zh, name_en, spec_zh, spec_en, unit_zh, unit_en, price_fen, position,
       illustration_kind, illustration_tint)
     SELECT gen_random_uuid(), 'size-' || n, $1, '大箱', 'Big box', n || '只', n || ' birds', '箱', 'box', 1000 * n, n + 1, 'hen', 'fengdu'
     FROM generate_series(1, $2::int) n`,
    [market.familyId, count],
  )

beforeAll(async () => {
  fengdu = await makeMarket(database.db)
  wanzhou = await makeMarket(database.db, { stock: 0 })
  await rename(fengdu, '丰都芦花鸡', 'Fengdu chicken')
  await rename(wanzhou, '万州红橘 100%_汁', 'Wanzhou tangerine')
  await addSizes(fengdu, 30)
})

describe('pages', () => {
  test('hold 24, know the total, and base packs come first', async () => {
    const first = await list({})
    expect(first).toMatchObject({ total: 32, page: 1, pages: 2 })
    expect(first.products).toHaveLength(PAGE_SIZE)
    expect(first.products.slice(0, 2).map(({ name }) => name.zh)).toEqual(['丰都芦花鸡', '万州红橘 100%_汁'])
  })
  test('show every product exactly once', async () => {
    const slugs = (await Promise.all([list({ page: 1 }), list({ page: 2 })])).flatMap((page) =>
      page.products.map(({ slug }) => slug),
    )
    expect(new Set(slugs).size).toBe(32)
  })
  test('past the end show the last', async () => {
    expect(await list({ page: 99 })).toMatchObject({ page: 2, products: { length: 8 } })
  })
})

describe('filters', () => {
  test('a district narrows the list and keeps its alternatives in sight', async () => {
    const { total, districts, categories } = await list({ districtCode: wanzhou.districtCode })
    expect(total).toBe(1)
    expect(districts.map(({ key, count, chosen }) => ({ key, count, chosen }))).toEqual([
      { key: fengdu.districtCode, count: 31, chosen: false },
      { key: wanzhou.districtCode, count: 1, chosen: true },
    ])
    expect(categories).toMatchObject([{ key: 'meat', count: 1, chosen: false }])
  })
  test('an unknown category shows nothing', async () => {
    expect(await list({ categorySlug: 'spaceships' })).toMatchObject({ total: 0, page: 1, pages: 1, products: [] })
  })
  test('sold out is said on the card', async () => {
    expect((await list({ districtCode: wanzhou.districtCode })).products[0]?.soldOut).toBe(true)
  })
})

describe('search', () => {
  test.each([
    ['芦花', ['丰都芦花鸡']],
    ['TANGERINE', ['万州红橘 100%_汁']],
    ['100%_', ['万州红橘 100%_汁']],
    ['红橘 汁', ['万州红橘 100%_汁']],
    ['红橘 芦花鸡蛋', []],
    ['%%%', []],
    ["'; DROP TABLE product; --", []],
  ])('%s finds %j', async (query, found) => {
    const hits = await names({ query })
    expect(query === '芦花' ? hits.slice(0, 1) : hits).toEqual(found)
  })
  test('hits in the name come before hits in the family’s words', async () => {
    const { products, total } = await list({ query: '鸡' })
    expect(total).toBe(32)
    expect(products[0]?.name.zh).toBe('丰都芦花鸡')
  })
  test('blank means everything', async () => {
    expect((await list({ query: '　 ' })).total).toBe(32)
  })
})
