import { randomUUID } from 'node:crypto'
import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import pino from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openDb, type Sql } from '#server/db/db.ts'
import { useDatabase } from '#test/database.ts'
import { feeEntry } from '#test/factories/fee-entry.ts'
import { stillClock } from '#test/factories/sale.ts'
import { memoryFiles } from '#test/fakes/memory-files.ts'
import { checkBooks } from '../check-books.ts'
import { postAll } from '../post.ts'
import { readPages } from './pages.ts'
import { planCheck, settle } from './plan-check.ts'
import { readBlocks } from './read-blocks.ts'
import { sealLedger } from './seal-ledger.ts'
import type { Seen } from './seen.ts'
import { verifyChain } from './verify-chain.ts'

const database = useDatabase()
const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'reedflower-seen-'))
const env = { DATA_DIR: folder, LEDGER_HEADS: undefined }
const clock = stillClock()
const run = (text: string) => database.db.pool.query(text)
const check = (before: Seen | null) => verifyChain(database.db, null, { now: clock.now(), before })

/** Entries of two postings, all on the same two accounts, sealed in a block of their own. */
async function sealedEntries(count: number): Promise<void> {
  const entries = Array.from({ length: count }, () => feeEntry({ occurredAt: clock.now() }))
  await database.db.tx((sql) => postAll(sql, entries))
  await sealLedger({ db: database.db, clock, log: pino({ level: 'silent' }), env }, 'minute')
}

/** As a superuser can: no trigger, no foreign key. */
const asSuperuser = (text: string) =>
  database.db.tx(async (sql: Sql) => {
    await sql.query('SET LOCAL session_replication_role = replica')
    await sql.query(text)
  })

/** What a check after VACUUM saw of a sound ledger. */
async function look(): Promise<Seen> {
  // VACUUM trusts only transactions whose commit is on the disk.
  await run('CHECKPOINT')
  await run('VACUUM (INDEX_CLEANUP ON) ledger_account, ledger_entry, ledger_posting')
  const { seen, damage } = await check(null)
  if (!seen) throw new Error(`nothing was seen: ${damage?.kind}`)
  return seen
}

// Some stretches of each table that grows: four blocks, each of about one stretch of postings.
beforeAll(async () => {
  for (let block = 0; block < 4; block++) await sealedEntries(5_000)
})
afterAll(() => fs.rm(folder, { recursive: true, force: true }))

let seen: Seen
beforeEach(async () => {
  seen = await look()
})

test('rows in pages that did not change are not read again', async () => {
  expect(await check(null)).toMatchObject({ blocks: 4, read: 4 })
  const again = await check(seen)
  expect(again).toMatchObject({ damage: null, blocks: 4, read: 0, bytes: { rows: 0 } })
  expect(again.bytes.pages).toBeGreaterThan(4 * 2 ** 20)
  expect(again.seen).toEqual(seen)
})

test('pages that VACUUM has not been to are never relied on', async () => {
  await sealedEntries(1)
  const first = await check(seen)
  expect(first.damage).toBeNull()
  const second = await check(first.seen)
  expect(second.read).toBeGreaterThan(0)
  expect(second.read).toBeLessThan(second.blocks)
})

describe('damage that the next check finds', () => {
  const number = async (place: number) =>
    (await run(`SELECT id FROM ledger_posting ORDER BY id LIMIT 1 OFFSET ${place}`)).rows[0].id as bigint
  /** One more posting like the first one. */
  const copyAs = (id: number) => `INSERT INTO ledger_posting (id, entry_id, account_id, fen, day)
    SELECT ${id}, entry_id, account_id, fen, day FROM ledger_posting ORDER BY id LIMIT 1`

  test('rows deleted, and rows added among old ones', async () => {
    const id = await number(15_000)
    await asSuperuser(`CREATE TABLE taken AS SELECT * FROM ledger_posting WHERE id >= ${id} AND id < ${id} + 10;
                       DELETE FROM ledger_posting WHERE id >= ${id} AND id < ${id} + 10`)
    const found = await check(seen)
    expect(found.damage).toMatchObject({ block: 2n, kind: 'missing', table: 'posting', count: 10 })
    expect(found.read, 'only of blocks with a row in that stretch').toBeLessThan(found.blocks)
    // Also where VACUUM has swept the place since.
    await run('VACUUM ledger_posting')
    expect((await check(seen)).damage).toMatchObject({ block: 2n, kind: 'missing', count: 10 })
    await asSuperuser('INSERT INTO ledger_posting SELECT * FROM taken; DROP TABLE taken')
    expect((await check(seen)).damage).toBeNull()
    await asSuperuser(copyAs(-1))
    expect((await check(seen)).damage).toMatchObject({ block: 1n, kind: 'extra', rows: ['-1'] })
    await asSuperuser('DELETE FROM ledger_posting WHERE id = -1')
  })

  test('in a row of an old block', async () => {
    const id = await number(25_000)
    await asSuperuser(`UPDATE ledger_posting SET fen = fen + 1 WHERE id = ${id}`)
    const found = await check(seen)
    expect(found.damage).toMatchObject({ block: 3n, kind: 'changed', table: 'posting', rows: [String(id)] })
    expect(found.seen).toBeNull()
    await asSuperuser(`UPDATE ledger_posting SET fen = fen - 1 WHERE id = ${id}`)
  })

  test('a whole stretch of rows deleted', async () => {
    const stretch = `ctid >= '(128,0)' AND ctid < '(256,0)'`
    await asSuperuser(
      `CREATE TABLE taken AS SELECT * FROM ledger_posting WHERE ${stretch}; DELETE FROM ledger_posting WHERE ${stretch}`,
    )
    expect((await check(seen)).damage).toMatchObject({ block: 2n, kind: 'missing', table: 'posting' })
    await asSuperuser('INSERT INTO ledger_posting SELECT * FROM taken; DROP TABLE taken')
  })

  test('a row that was written during the check and becomes visible after it', async () => {
    const writer = await database.db.pool.connect()
    await writer.query('BEGIN')
    await writer.query('SET LOCAL session_replication_role = replica')
    await writer.query(copyAs(-2))
    const during = await check(seen)
    expect(during.damage).toBeNull()
    await writer.query('COMMIT')
    writer.release()
    expect((await check(during.seen)).damage).toMatchObject({ kind: 'extra', rows: ['-2'] })
    await asSuperuser('DELETE FROM ledger_posting WHERE id = -2')
  })

  test('a forged block, and columns or tables that were exchanged without touching a page', async () => {
    await asSuperuser(`UPDATE ledger_block SET sealed_at = sealed_at + interval '1 hour' WHERE number = 1`)
    expect((await check(seen)).damage).toMatchObject({ block: 1n, kind: 'forged' })
    await asSuperuser(`UPDATE ledger_block SET sealed_at = sealed_at - interval '1 hour' WHERE number = 1`)
    await run(
      'ALTER TABLE ledger_posting RENAME fen TO real_fen; ALTER TABLE ledger_posting ADD fen BIGINT NOT NULL DEFAULT 7',
    )
    expect((await check(seen)).damage).toMatchObject({ block: 1n })
    await run('ALTER TABLE ledger_posting DROP fen; ALTER TABLE ledger_posting RENAME real_fen TO fen')
    expect(await check(seen)).toMatchObject({ damage: null })
    await run(`CREATE TABLE aside () INHERITS (ledger_posting);
               INSERT INTO aside (id, entry_id, account_id, fen, day) SELECT -3, entry_id, account_id, fen, day FROM ledger_posting LIMIT 1`)
    expect((await check(seen)).damage).toMatchObject({ block: 1n, kind: 'extra' })
    await run('DROP TABLE aside')
  })
})

test('a stretch that changes while its rows are read is not relied on', async () => {
  const blocks = await readBlocks(database.db.pool, 0n)
  const pages = await readPages(database.db)
  if (!pages) throw new Error('a superuser may read files')
  const plan = await planCheck(database.db, blocks, pages, null)
  await asSuperuser('UPDATE ledger_posting SET fen = fen WHERE id = (SELECT min(id) FROM ledger_posting)')
  const { stretches } = await settle(database.db, blocks, plan, clock.now())
  const isFirst = ({ table, at }: { table: string; at: number }) => table === 'posting' && at === 0
  expect(plan.changed.find(isFirst)?.settled).toBe(true)
  expect(stretches.find(isFirst)).toBeUndefined()
})

test('who may not read the files reads all rows', async () => {
  const role = `reader_${randomUUID().slice(0, 8)}`
  await run(`CREATE ROLE ${role} LOGIN PASSWORD '${role}'; GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${role}`)
  const url = new URL(database.url)
  Object.assign(url, { username: role, password: role })
  const db = openDb(url.href, { max: 4 })
  const found = await verifyChain(db, null, { now: clock.now(), before: seen })
  expect(found).toMatchObject({ damage: null, seen: null, bytes: { pages: 0 } })
  expect(found.read).toBe(found.blocks)
  await db.close()
  await run(`DROP OWNED BY ${role}; DROP ROLE ${role}`)
})

test('the check of the books keeps what it saw beside the heads, and reads all rows once a week or when asked', async () => {
  const deps = { db: database.db, clock, files: memoryFiles(), env }
  const { blocks } = await checkBooks(deps)
  expect((await checkBooks(deps)).read).toBe(0)
  expect((await checkBooks(deps, { whole: true })).read).toBe(blocks)
  const file = path.join(folder, 'ledger-seen.json')
  const kept = await fs.readFile(file, 'utf8')
  await fs.writeFile(file, kept.slice(0, -20))
  expect((await checkBooks(deps)).read, 'half a file is none').toBe(blocks)
  clock.forward(7 * 24 * 60)
  expect((await checkBooks(deps)).read).toBe(blocks)
  expect((await checkBooks(deps)).read).toBe(0)
})
