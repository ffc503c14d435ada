import { beforeAll, describe, expect, test } from 'vitest'
import { noFilters, type SearchFilters } from '#domain/search.ts'
import { useDatabase } from '#test/database.ts'
import { type Market, makeMarket } from '#test/factories/market.ts'
import { stillClock } from '#test/factories/sale.ts'
import { indexStale } from './index-stale.ts'
import { listProducts, PAGE_SIZE } from './list-products.ts'
import { postgresSearch } from './postgres-search.ts'

const database = useDatabase()
const clock = stillClock()
let fengdu: Market
let wanzhou: Market

const deps = () => ({ db: database.db, clock, search: postgresSearch(database.db) })
const list = (input: { text?: string; filters?: Partial<SearchFilters>; page?: number } = {}) =>
  listProducts(deps(), { text: '', sort: 'match', page: 1, ...input, filters: { ...noFilters, ...input.filters } })
const names = async (text: string) => (await list({ text })).products.map((product) => product.name.zh)
async function rename(market: Market, nameZh: string, nameEn: string) {
  const { pool } = database.db
  await pool.query('UPDATE product SET name_zh = $2, name_en = $3 WHERE id = $1', [market.productId, nameZh, nameEn])
  await pool.query('UPDATE product_family SET name_zh = $2, name_en = $3 WHERE id = $1', [
    market.familyId,
    nameZh,
    nameEn,
  ])
}

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
  await indexStale(deps())
})

describe('pages', () => {
  test('hold 24, know the total, and what can be had comes first', async () => {
    const first = await list()
    expect(first).toMatchObject({ total: 32, page: 1, pages: 2, instead: null })
    expect(first.products).toHaveLength(PAGE_SIZE)
    expect(first.products[0]?.name.zh).toBe('丰都芦花鸡')
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

describe('facets', () => {
  test('a district narrows the list and keeps its alternatives in sight', async () => {
    const { total, facets } = await list({ filters: { district: [wanzhou.districtCode] } })
    expect(total).toBe(1)
    expect(facets.district.map(({ key, count, chosen }) => ({ key, count, chosen }))).toEqual([
      { key: fengdu.districtCode, count: 31, chosen: false },
      { key: wanzhou.districtCode, count: 1, chosen: true },
    ])
    expect(facets.category).toMatchObject([{ key: 'meat', count: 1, chosen: false }])
    expect(facets.linkage).toMatchObject([{ key: 'consignment', name: null, count: 1 }])
  })
  test('sold out is said on the card', async () => {
    expect((await list({ filters: { district: [wanzhou.districtCode] } })).products[0]?.soldOut).toBe(true)
  })
  test('an unknown key shows nothing and stays to be taken off', async () => {
    const { total, facets } = await list({ filters: { price: ['free'] } })
    expect(total).toBe(0)
    expect(facets.price).toContainEqual({ key: 'free', name: null, count: 0, chosen: true })
  })
})

describe('words', () => {
  test.each([
    ['芦花', '丰都芦花鸡'],
    ['TANGERINE', '万州红橘 100%_汁'],
    ['红橘 汁', '万州红橘 100%_汁'],
    ['wzhj', '万州红橘 100%_汁'],
  ])('%s finds %s first', async (text, first) => {
    expect((await names(text))[0]).toBe(first)
  })
  test.each(['红橘 芦花鸡蛋', '%%%', "'; DROP TABLE product; --"])('%s finds nothing', async (text) => {
    expect(await names(text)).toEqual([])
  })
  test('blank means everything', async () => {
    expect((await list({ text: '　 ' })).total).toBe(32)
  })
  test('instead of nothing: what is nearly it, and the largest categories', async () => {
    const { instead } = await list({ text: 'tangerrine' })
    expect(instead?.near.map(({ name }) => name.en)).toEqual(['Wanzhou tangerine'])
    expect(instead?.popular).toMatchObject([{ slug: 'meat', count: 32 }])
  })
})
