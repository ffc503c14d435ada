import type { AddressInfo } from 'node:net'
import express from 'express'
import { expect, test } from 'vitest'
import type { Db } from '#server/db/db.ts'
import { useDatabase } from '#test/database.ts'
import { health } from './health.ts'

const database = useDatabase()

async function ask(db: Db, parts: Parameters<typeof health>[1]) {
  const server = express().use(health(db, parts)).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/healthz`)
  server.close()
  return [answer.status, await answer.json()]
}
const well = {
  search: { health: async () => 'ok' as const },
  media: { health: async () => 'ok' as const },
  recorder: { state: () => 'on' as const },
}

test('all is well', async () =>
  expect(await ask(database.db, well)).toEqual([200, { database: 'ok', search: 'ok', media: 'ok', recording: 'on' }]))

test('a shop that records nothing, or whose media server is silent, goes on selling and says so', async () => {
  const silent = { health: () => new Promise<never>(() => undefined) }
  expect(await ask(database.db, { ...well, media: silent, recorder: { state: () => 'full' } })).toEqual([
    200,
    { database: 'ok', search: 'ok', media: 'unreachable', recording: 'full' },
  ])
})

test('a shop without its database does not', async () => {
  const gone = { pool: { query: () => Promise.reject(new Error('gone')) } } as unknown as Db
  expect(await ask(gone, well)).toEqual([503, { database: 'unreachable' }])
})
