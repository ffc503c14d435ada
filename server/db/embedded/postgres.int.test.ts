import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './postgres.ts'

const settings = { fsync: 'off' }
let folder: string
let dir: string

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'reedflower-embedded-'))
  fs.chmodSync(folder, 0o755)
  dir = path.join(folder, 'postgres')
})

afterAll(async () => {
  await (await startEmbeddedPostgres({ dir, settings })).stop()
  fs.rmSync(folder, { recursive: true, force: true })
})

async function ask<Row extends pg.QueryResultRow>(server: EmbeddedPostgres, sql: string): Promise<Row | undefined> {
  const client = new pg.Client({ connectionString: server.url('postgres') })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows[0]
  } finally {
    await client.end()
  }
}

/** Kills the server with all its backends, as a power cut would. */
function killAll(): void {
  const postmaster = fs.readFileSync(path.join(dir, 'postmaster.pid'), 'utf8').split('\n')[0]
  process.kill(Number(postmaster), 'SIGKILL')
}

test('starts, keeps Chinese whole in trigrams, stops', async () => {
  const server = await startEmbeddedPostgres({ dir, settings })
  expect(server.adopted).toBe(false)
  await ask(server, 'CREATE EXTENSION pg_trgm')
  expect(await ask(server, `SELECT show_trgm('芦花鸡') <> '{}' AS chinese`)).toEqual({ chinese: true })
  await ask(server, 'CREATE TABLE kept (id int)')
  expect(server.whyItFailed()).toBeNull()
  await server.stop()
  await expect(ask(server, 'SELECT 1')).rejects.toThrow()
})

test('a server that a killed process left running is adopted, and can be stopped', async () => {
  const left = await startEmbeddedPostgres({ dir, settings })
  const found = await startEmbeddedPostgres({ dir, settings })
  expect(found).toMatchObject({ adopted: true, port: left.port })
  expect(await ask(found, 'SELECT count(*)::int AS rows FROM kept')).toEqual({ rows: 0 })
  await found.stop()
  await left.stop()
})

test('recovers what was written before a crash', async () => {
  const server = await startEmbeddedPostgres({ dir, settings })
  await ask(server, 'INSERT INTO kept VALUES (1)')
  killAll()
  const again = await startEmbeddedPostgres({ dir, settings })
  expect(again.adopted).toBe(false)
  expect(await ask(again, 'SELECT count(*)::int AS rows FROM kept')).toEqual({ rows: 1 })
  await again.stop()
})

test('takes another port when the wanted one is in use', async () => {
  const first = await startEmbeddedPostgres({ dir, settings })
  const copy = path.join(folder, 'copy')
  const second = await startEmbeddedPostgres({ dir: copy, port: first.port, settings })
  expect(second.port).not.toBe(first.port)
  await Promise.all([first.stop(), second.stop()])
})

test('a pid file copied from another folder is not taken for a server of this one', async () => {
  const running = await startEmbeddedPostgres({ dir, settings })
  const copy = path.join(folder, 'copy')
  fs.copyFileSync(path.join(dir, 'postmaster.pid'), path.join(copy, 'postmaster.pid'))
  const second = await startEmbeddedPostgres({ dir: copy, settings })
  expect(second.adopted).toBe(false)
  expect(second.port).not.toBe(running.port)
  await Promise.all([running.stop(), second.stop()])
})

test('a folder that holds something else is refused in one sentence', async () => {
  const foreign = path.join(folder, 'foreign')
  fs.mkdirSync(foreign)
  fs.writeFileSync(path.join(foreign, 'note.txt'), 'mine')
  await expect(startEmbeddedPostgres({ dir: foreign })).rejects.toThrow(/is not empty and holds no database/)
})
