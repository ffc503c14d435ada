import { randomUUID } from 'node:crypto'
import pino from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { noFilters } from '#domain/search.ts'
import { seed } from '#prisma/seed/index.ts'
import { useDatabase } from '#test/database.ts'
import { fakeMeilisearch } from '#test/fakes/meilisearch.ts'
import { testVault } from '#test/vault.ts'
import { meilisearch } from './meilisearch.ts'
import { postgresSearch } from './postgres-search.ts'
import { readAllDocuments, readDocuments } from './read-documents.ts'
import type { SearchHost } from './search-host.ts'
import { withFallback } from './with-fallback.ts'

const database = useDatabase()
const now = new Date('2026-11-22T04:00:00Z')
const key = randomUUID()
const lines: { level: number; msg: string }[] = []
const log = pino({}, { write: (line: string) => void lines.push(JSON.parse(line)) })

let server: Awaited<ReturnType<typeof fakeMeilisearch>>
let host: SearchHost

const ask = () => host.search({ text: '芦花鸡', filters: noFilters, sort: 'match', page: 1, size: 24, now })
const read = () => readAllDocuments(database.db.pool, now)
const chickenId = async () =>
  (await database.db.pool.query<{ id: string }>("SELECT id FROM product WHERE slug = 'fengdu-luhua-chicken'")).rows[0]
    ?.id ?? ''

beforeAll(async () => {
  await seed(database.db, { now, vault: testVault, hash: async (password) => password })
  server = await fakeMeilisearch(key)
})
afterAll(() => server.close())
beforeEach(() => {
  lines.length = 0
  server.setDown(false)
  host = withFallback(meilisearch({ url: server.url, key }), postgresSearch(database.db), log, { pauseMs: 0 })
})

describe('Meilisearch with the database behind it', () => {
  test('before its index is built the database answers', async () => {
    expect((await ask()).total).toBe(20)
    expect(await host.health()).toBe('fallback')
    expect(lines.map(({ msg }) => msg)).toEqual(['search host does not answer: searching in the database'])
  })
  test('once it is, it answers, and a second build leaves no trace of the first', async () => {
    await host.rebuild(read)
    await host.rebuild(read)
    expect([...server.indexes.keys()]).toEqual(['reedflower-products'])
    server.requests.length = 0
    expect((await ask()).total).toBe(20)
    expect(server.requests).toEqual(['POST /multi-search'])
    expect(await host.health()).toBe('ok')
    expect(lines).toEqual([])
  })
  test('down, the database answers the same; the log has one line, and one when it is back', async () => {
    const before = await ask()
    server.setDown(true)
    expect((await ask()).productIds.toSorted()).toEqual(before.productIds.toSorted())
    await ask()
    expect(await host.health()).toBe('fallback')
    server.setDown(false)
    expect(await host.health()).toBe('ok')
    await ask()
    expect(lines.map(({ msg }) => msg)).toEqual([
      'search host does not answer: searching in the database',
      'search host answers again',
    ])
  })
  test('a write it misses reaches the database and fails, so that it is tried again', async () => {
    server.setDown(true)
    await database.db.pool.query("UPDATE product SET name_zh = '丰都走地芦花鸡' WHERE slug = 'fengdu-luhua-chicken'")
    const documents = await readDocuments(database.db.pool, now, [await chickenId()])
    await expect(host.put(documents)).rejects.toThrow()
    const found = await host.search({ text: '走地', filters: noFilters, sort: 'match', page: 1, size: 24, now })
    expect(found.total).toBe(1)
    server.setDown(false)
    await host.put(documents)
    expect(server.indexes.get('reedflower-products')?.documents.get(await chickenId())).toMatchObject({
      nameZh: '丰都走地芦花鸡',
    })
  })
  test('the wrong key is an outage, not an empty shop', async () => {
    host = withFallback(meilisearch({ url: server.url, key: 'wrong' }), postgresSearch(database.db), log)
    expect((await ask()).total).toBe(20)
    expect(await host.health()).toBe('fallback')
  })
  test('what changes while an index is built is in the new one', async () => {
    const id = await chickenId()
    let reads = 0
    await host.rebuild(async function* () {
      reads++
      yield* read()
      if (reads === 2) await database.db.pool.query('UPDATE product SET price_fen = 9900 WHERE id = $1', [id])
    })
    expect(server.indexes.get('reedflower-products')?.documents.get(id)).toMatchObject({ priceFen: 9900 })
  })
})
