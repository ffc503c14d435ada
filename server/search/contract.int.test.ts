import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noFilters, type SearchFilters, type Sort } from '#domain/search.ts'
import { seed } from '#prisma/seed/index.ts'
import { useDatabase } from '#test/database.ts'
import { searchSides } from '#test/search/sides.ts'
import { testVault } from '#test/vault.ts'
import { indexProducts } from './index-products.ts'
import { readAllDocuments } from './read-documents.ts'
import type { SearchHost } from './search-host.ts'

/** An hour before the demo's session of the day. */
const now = new Date('2026-11-22T07:00:00Z')

describe.each(searchSides)('search on $name', (side) => {
  const database = useDatabase()
  let host: SearchHost
  let close: () => Promise<void>

  const ask = (text: string, change: { filters?: Partial<SearchFilters>; sort?: Sort; page?: number } = {}) =>
    host.search({
      text,
      filters: { ...noFilters, ...change.filters },
      sort: change.sort ?? 'match',
      page: change.page ?? 1,
      size: 24,
      now,
    })
  const sql = <Row extends Record<string, unknown>>(query: string, values: unknown[] = []) =>
    database.db.pool.query<Row>(query, values)
  async function slugs(productIds: string[]): Promise<string[]> {
    const { rows } = await sql<{ slug: string }>(
      'SELECT slug FROM product WHERE id = ANY ($1::uuid[]) ORDER BY array_position($1::uuid[], id)',
      [productIds],
    )
    return rows.map(({ slug }) => slug)
  }
  const first = async (text: string) => (await slugs((await ask(text)).productIds))[0]
  const idOf = async (slug: string) =>
    (await sql<{ id: string }>('SELECT id FROM product WHERE slug = $1', [slug])).rows[0]?.id ?? ''
  const index = (slug: string) =>
    idOf(slug).then((id) => indexProducts({ db: database.db, clock: { now: () => now }, search: host }, [id]))

  beforeAll(async () => {
    await seed(database.db, { now, vault: testVault, hash: async (password) => password })
    const opened = await side.open(database.db)
    host = opened.host
    close = opened.close
    expect(await host.rebuild(() => readAllDocuments(database.db.pool, now))).toBe(376)
  })
  afterAll(() => close())

  test.each(['芦花鸡', '炉花鸡', 'luhuaji', 'lhj', '芦花'])('%s finds the chicken', async (text) => {
    expect(await first(text)).toMatch(/luhua-chicken|pepper-chicken|eggs/)
  })
  test('words in English, in any case, and two languages at once', async () => {
    expect(await first('Hairy CRAB')).toMatch(/^youyang-crab/)
    expect(await first('石柱 honey')).toMatch(/^shizhu-honey/)
  })
  test('synonyms', async () => {
    expect(await first('西红柿')).toMatch(/^kaizhou-tomato/)
  })
  test('without words it is the whole catalogue, page by page, each product once', async () => {
    const pages = await Promise.all(Array.from({ length: 16 }, (_, page) => ask('', { page: page + 1 })))
    expect(pages[0]).toMatchObject({ total: 376, page: 1 })
    expect(new Set(pages.flatMap(({ productIds }) => productIds)).size).toBe(376)
  })
  test('a page past the end is the last one', async () => {
    const { page, productIds } = await ask('', { page: 99 })
    expect([page, productIds.length]).toEqual([16, 16])
  })
  test.each(['%%%', "'; DROP TABLE product; --", "\\'(&|!:*", 'xyzxyz'])(
    '%s finds nothing and breaks nothing',
    async (text) => {
      expect((await ask(text)).total).toBe(0)
    },
  )
  test('facets are counted with the others’ filters and without their own', async () => {
    const { total, facets } = await ask('芦花', { filters: { category: ['eggs'], district: ['500230'] } })
    expect(total).toBe(4)
    expect(facets.category.get('poultry-and-meat')).toBe(4)
    expect(facets.district.get('500101')).toBe(4)
    expect(facets.city).toEqual(new Map([['370400', 4]]))
  })
  test('several keys of one facet are either of them', async () => {
    const { total, facets } = await ask('', { filters: { category: ['eggs', 'aquatic'] } })
    expect(total).toBe((facets.category.get('eggs') ?? 0) + (facets.category.get('aquatic') ?? 0))
  })
  test('an unknown key shows nothing', async () => {
    expect((await ask('', { filters: { category: ['spaceships"] OR price IN ["30-60'] } })).total).toBe(0)
  })
  test('what is on air tonight, and what can be ordered ahead', async () => {
    const { facets } = await ask('')
    expect(facets.onAir.get('tonight')).toBe(3)
    const tonight = await ask('', { filters: { onAir: ['tonight'] } })
    expect((await slugs(tonight.productIds)).sort()).toEqual([
      'fengdu-eggs',
      'fengdu-luhua-chicken',
      'fengdu-luhua-chicken-pair',
    ])
    const ahead = await ask('', { filters: { preorder: ['open'] } })
    expect(ahead.total).toBe(facets.preorder.get('open'))
    expect(ahead.total).toBeGreaterThan(0)
  })
  test('linkage and price bands', async () => {
    const { facets, total } = await ask('', { filters: { linkage: ['consignment'], price: ['under-30'] } })
    expect(total).toBe(facets.price.get('under-30'))
    expect(total).toBe(facets.linkage.get('consignment'))
    expect([...facets.price.keys()].length).toBeGreaterThan(1)
  })
  test('by price, up and down', async () => {
    const prices = async (sort: Sort) => {
      const { productIds } = await ask('蜂蜜', { sort })
      const { rows } = await sql<{ price: bigint }>(
        'SELECT price_fen AS price FROM product WHERE id = ANY ($1::uuid[]) ORDER BY array_position($1::uuid[], id)',
        [productIds],
      )
      return rows.map(({ price }) => Number(price))
    }
    const up = await prices('price-up')
    expect(up.length).toBeGreaterThan(4)
    expect(up).toEqual(up.toSorted((a, b) => a - b))
    const down = await prices('price-down')
    expect(down).toEqual(down.toSorted((a, b) => b - a))
  })
  test('suggestions name each good once', async () => {
    const found = await host.suggest('luh', 8)
    expect(found.map(({ name }) => name.zh)).toContain('丰都芦花鸡')
    expect(new Set(found.map(({ familyId }) => familyId)).size).toBe(found.length)
    expect(await host.suggest('。', 8)).toEqual([])
  })
  test('of goods that fit equally well, those that can be had come first', async () => {
    expect(await first('丰都榨菜')).toBe('fengdu-zhacai-x5')
    await sql(
      "UPDATE stock SET total = 0, free = 0 WHERE product_id = (SELECT id FROM product WHERE slug = 'fengdu-zhacai-x5')",
    )
    if (host.copiesStock) await index('fengdu-zhacai-x5')
    expect(await first('丰都榨菜')).not.toBe('fengdu-zhacai-x5')
  })
  test('what is not for sale any more disappears, what is renamed is found by its new name', async () => {
    await sql("UPDATE product SET withdrawn_at = $1 WHERE slug = 'youyang-crab-x4'", [now])
    await index('youyang-crab-x4')
    expect(await slugs((await ask('大闸蟹')).productIds)).not.toContain('youyang-crab-x4')
    await sql("UPDATE product SET name_zh = '酉阳清水蟹' WHERE slug = 'youyang-crab'")
    await index('youyang-crab')
    expect(await first('清水蟹')).toBe('youyang-crab')
  })
  test('a story is found while consent stands', async () => {
    const found = async () => slugs((await ask('三代养中蜂')).productIds)
    expect(await found()).toContain('shizhu-honey')
    await sql("UPDATE producer SET story_consent_at = NULL WHERE slug = 'shizhu-farm'")
    if (host.copiesStock) for (const slug of await found()) await index(slug)
    expect(await found()).toEqual([])
  })
})
