import { beforeAll, describe, expect, test } from 'vitest'
import { noFilters } from '#domain/search.ts'
import { seed } from '#prisma/seed/index.ts'
import { useDatabase } from '#test/database.ts'
import { queries } from '#test/search/queries.ts'
import { testVault } from '#test/vault.ts'
import { postgresSearch } from './postgres-search.ts'
import { readAllDocuments } from './read-documents.ts'

/** Of sixty. */
const ENOUGH = 60

const database = useDatabase()
const now = new Date('2026-11-22T04:00:00Z')

beforeAll(async () => {
  await seed(database.db, { now, vault: testVault, hash: async (password) => password })
  await postgresSearch(database.db).rebuild(() => readAllDocuments(database.db.pool, now))
})

/** The goods that come first; null where nothing is found. */
async function firstHit(text: string): Promise<string | null> {
  const page = { filters: noFilters, sort: 'match', page: 1, size: 1, now } as const
  const { productIds } = await postgresSearch(database.db).search({ ...page, text })
  const { rows } = await database.db.pool.query<{ slug: string }>(
    'SELECT f.slug FROM product p JOIN product_family f ON f.id = p.family_id WHERE p.id = $1',
    [productIds[0]],
  )
  return rows[0]?.slug ?? null
}

describe('sixty queries on the demo catalogue', () => {
  test('are sixty, each kind among them', () => {
    expect(new Set(queries.map(({ text }) => text)).size).toBe(60)
    expect(new Set(queries.map(({ kind }) => kind)).size).toBe(7)
  })
  test(`at least ${ENOUGH} have the expected first hit`, async () => {
    const wrong: string[] = []
    for (const { kind, text, first } of queries) {
      const found = await firstHit(text)
      if (!first.includes(found ?? '')) wrong.push(`${kind} ${text}: ${found}`)
    }
    expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(queries.length - ENOUGH)
  })
  test.each(['honny', 'fengmii'])('%s, which is nothing, is near honey', async (text) => {
    const near = await postgresSearch(database.db).near(text, 4)
    expect(near.map(({ category }) => category.en)).toContain('Honey')
  })
  test.each(['芦花鸡', '炉花鸡', 'luhuaji', 'lhj'])('%s finds the chicken', async (text) => {
    expect(['fengdu-luhua-chicken', 'wanzhou-luhua-chicken']).toContain(await firstHit(text))
  })
})
