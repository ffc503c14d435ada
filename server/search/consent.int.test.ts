import { beforeEach, describe, expect, test } from 'vitest'
import { noFilters } from '#domain/search.ts'
import { useDatabase } from '#test/database.ts'
import { type Market, makeMarket } from '#test/factories/market.ts'
import { stillClock } from '#test/factories/sale.ts'
import { indexProducts } from './index-products.ts'
import { indexStale } from './index-stale.ts'
import { postgresSearch } from './postgres-search.ts'
import { readDocuments } from './read-documents.ts'

const database = useDatabase()
const clock = stillClock()
let market: Market

const host = () => postgresSearch(database.db)
const deps = () => ({ db: database.db, clock, search: host() })
const sql = (query: string, values: unknown[] = []) => database.db.pool.query(query, values)
async function finds(text: string): Promise<boolean> {
  const page = { filters: noFilters, sort: 'match', page: 1, size: 24, now: clock.now() } as const
  return (await host().search({ ...page, text })).productIds.includes(market.productId)
}

beforeEach(async () => {
  market = await makeMarket(database.db)
  await sql(`UPDATE producer SET story_zh = '父亲从云南挑来种苗', story_consent_at = now() WHERE id = $1`, [
    market.producerId,
  ])
  await sql(
    `UPDATE household SET alias_zh = '老鹰岩杨家', alias_en = 'Yang of Eagle Rock', alias_consent_at = now() WHERE id = $1`,
    [market.householdIds[0]],
  )
  await indexProducts(deps(), [market.productId])
})

describe('words under consent', () => {
  test('are found while it stands', async () => {
    expect(await finds('云南种苗')).toBe(true)
    expect(await finds('eagle rock')).toBe(true)
  })
  test('a story goes in the transaction that withdraws consent; the rest comes back', async () => {
    await sql('UPDATE producer SET story_consent_at = NULL WHERE id = $1', [market.producerId])
    expect(await finds('云南种苗')).toBe(false)
    expect(await finds('芦花鸡')).toBe(true)
    expect(await indexStale(deps())).toBe(1)
    expect(await finds('云南种苗')).toBe(false)
    expect(await finds('eagle rock')).toBe(true)
  })
  test('so does a household’s alias', async () => {
    await sql('UPDATE household SET alias_consent_at = NULL WHERE id = $1', [market.householdIds[0]])
    expect(await finds('eagle rock')).toBe(false)
    expect(await finds('老鹰岩')).toBe(false)
  })
  test('a document read before consent was withdrawn does not bring the words back', async () => {
    const documents = await readDocuments(database.db.pool, clock.now(), [market.productId])
    await sql('UPDATE producer SET story_consent_at = NULL WHERE id = $1', [market.producerId])
    await host().put(documents)
    expect(await finds('云南种苗')).toBe(false)
  })
})

describe('documents follow the product', () => {
  const priceIn = async () =>
    (
      await database.db.pool.query<{ price: bigint }>(
        'SELECT price_fen AS price FROM search_document WHERE product_id = $1',
        [market.productId],
      )
    ).rows[0]?.price ?? null
  test('its price in the same transaction', async () => {
    await sql('UPDATE product SET price_fen = 12345 WHERE id = $1', [market.productId])
    expect(await priceIn()).toBe(12_345n)
  })
  test('a document read before a change of price has the price after it', async () => {
    const documents = await readDocuments(database.db.pool, clock.now(), [market.productId])
    await sql('UPDATE product SET price_fen = 12345 WHERE id = $1', [market.productId])
    await host().put(documents)
    expect(await priceIn()).toBe(12_345n)
  })
  test('withdrawn, it is gone at once and an older document does not bring it back', async () => {
    const documents = await readDocuments(database.db.pool, clock.now(), [market.productId])
    await sql('UPDATE product SET withdrawn_at = now() WHERE id = $1', [market.productId])
    expect(await finds('芦花鸡')).toBe(false)
    await host().put(documents)
    expect(await finds('芦花鸡')).toBe(false)
  })
  test('one that nobody announced is found after the next look', async () => {
    await sql('DELETE FROM search_document WHERE product_id = $1', [market.productId])
    await indexStale(deps())
    expect(await finds('芦花鸡')).toBe(true)
  })
})
