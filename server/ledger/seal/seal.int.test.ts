import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import pino from 'pino'
import { afterAll, describe, expect, test } from 'vitest'
import type { Sql } from '#server/db/db.ts'
import { useDatabase } from '#test/database.ts'
import { feeEntry } from '#test/factories/fee-entry.ts'
import { stillClock } from '#test/factories/sale.ts'
import { post, postAll } from '../post.ts'
import { readHeads } from './heads.ts'
import { sealLedger } from './seal-ledger.ts'
import { verifyChain } from './verify-chain.ts'

const database = useDatabase()
const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'reedflower-heads-'))
const file = path.join(folder, 'ledger-heads.log')
const clock = stillClock()
const deps = () => ({
  db: database.db,
  clock,
  log: pino({ level: 'silent' }),
  env: { DATA_DIR: folder, LEDGER_HEADS: undefined },
})
const seal = (reason: 'minute' | 'day' | 'period' = 'minute') => sealLedger(deps(), reason)
const verify = async () => verifyChain(database.db, await readHeads(file), { now: clock.now(), before: null })
const run = (text: string) => database.db.pool.query(text)

afterAll(() => fs.rm(folder, { recursive: true, force: true }))

const entry = (cause: string, fen = 100n) => feeEntry({ cause, fen, occurredAt: clock.now() })

/** Does damage as a superuser can: no trigger, no foreign key. Then undoes it, whatever the verifier said. */
async function damaged(damage: string): Promise<Awaited<ReturnType<typeof verify>>['damage']> {
  const kept = ['ledger_block', 'ledger_account', 'ledger_entry', 'ledger_posting']
  const replica = (texts: string[]) =>
    database.db.tx(async (sql: Sql) => {
      await sql.query('SET LOCAL session_replication_role = replica')
      for (const text of texts) await sql.query(text)
    })
  await replica(kept.map((name) => `CREATE TABLE kept_${name} AS SELECT * FROM ${name}`))
  await replica([damage])
  const { damage: found } = await verify()
  await replica(
    kept.flatMap((name) => [
      `DELETE FROM ${name}`,
      `INSERT INTO ${name} SELECT * FROM kept_${name}`,
      `DROP TABLE kept_${name}`,
    ]),
  )
  expect((await verify()).damage, 'what was damaged is whole again').toBeNull()
  return found
}

describe('blocks', () => {
  test('seal what is new, wait for whoever writes, and keep their heads outside', async () => {
    expect(await seal()).toBeNull()
    await database.db.tx((sql) => postAll(sql, [entry('fee:1'), entry('fee:2')]))
    expect(await seal()).toMatchObject({ number: 1n, reason: 'minute', accounts: 2, entries: 2, postings: 4 })
    expect(await seal()).toBeNull()

    const slow = await database.db.pool.connect()
    await slow.query('BEGIN')
    await post(slow, entry('fee:slow'))
    await database.db.tx((sql) => post(sql, entry('fee:quick')))
    let done = false
    const sealing = seal().finally(() => {
      done = true
    })
    // Whoever begins later does not wait for the seal, and the seal does not wait for them.
    await database.db.tx((sql) => post(sql, entry('fee:later')))
    expect(done).toBe(false)
    await slow.query('COMMIT')
    slow.release()
    expect((await sealing)?.entries).toBeGreaterThanOrEqual(2)
    await seal()

    // A number that was drawn and given back is no gap.
    await expect(
      database.db.tx(async (sql) => {
        await post(sql, entry('fee:gone'))
        throw new Error('undone')
      }),
    ).rejects.toThrow('undone')
    await database.db.tx((sql) => postAll(sql, [entry('fee:3', 300n), entry('fee:4', 400n)]))
    await seal('day')
    const { damage, blocks, entries, head } = await verify()
    expect(damage).toBeNull()
    expect(entries).toBe(7)
    const heads = await readHeads(file)
    expect(heads).toHaveLength(blocks)
    expect(heads?.at(-1)).toMatchObject({ number: head?.number, hash: head?.hash })
  })

  test('a line that a crash cut off is written again', async () => {
    const text = await fs.readFile(file, 'utf8')
    await fs.writeFile(file, text.slice(0, -20))
    await database.db.tx((sql) => post(sql, entry('fee:5')))
    await seal()
    expect((await verify()).damage).toBeNull()
    expect((await readHeads(file))?.at(-2)?.number).toBe(((await verify()).head?.number ?? 0n) - 1n)
  })

  test('what a superuser does to sealed rows is found and named', async () => {
    const sequences = await run(`SELECT sequence FROM ledger_entry ORDER BY sequence`)
    const [first, second] = sequences.rows.map(({ sequence }) => sequence)
    const postings = await run('SELECT id FROM ledger_posting ORDER BY id')
    const posting = postings.rows[1].id
    const of = (cause: string) => `(SELECT id FROM ledger_entry WHERE cause = '${cause}')`

    expect(await damaged(`UPDATE ledger_posting SET fen = -fen WHERE id = ${posting}`)).toMatchObject({
      ...{ block: 1n, kind: 'changed', table: 'posting', rows: [String(posting)] },
    })
    expect(
      await damaged(`UPDATE ledger_entry SET occurred_at = occurred_at - interval '1 day' WHERE sequence = ${first}`),
    ).toMatchObject({
      ...{ block: 1n, kind: 'changed', table: 'entry', rows: [String(first)] },
    })
    expect(
      await damaged(`UPDATE ledger_account SET code = 'provider:mine' WHERE code = 'provider:fake'`),
    ).toMatchObject({
      ...{ block: 1n, kind: 'changed', table: 'account' },
    })
    expect(await damaged(`DELETE FROM ledger_posting WHERE id = ${posting}`)).toMatchObject({
      ...{ block: 1n, kind: 'missing', table: 'posting', rows: ['fee:1'], count: 1 },
    })
    const goneId = (await run(`SELECT id FROM ledger_entry WHERE cause = 'fee:3'`)).rows[0].id
    expect(await damaged(`DELETE FROM ledger_entry WHERE cause = 'fee:3'`)).toMatchObject({
      ...{ kind: 'missing', table: 'entry', rows: [goneId], count: 1 },
    })
    expect(
      await damaged(
        `WITH e AS (DELETE FROM ledger_entry WHERE cause = 'fee:1') DELETE FROM ledger_posting WHERE entry_id = ${of('fee:1')}`,
      ),
    ).toMatchObject({ block: 1n, kind: 'missing', table: 'entry', rows: [String(first)] })
    expect(
      await damaged(`UPDATE ledger_entry SET sequence = CASE sequence WHEN ${first} THEN -1 ELSE ${first} END WHERE sequence IN (${first});
                     UPDATE ledger_entry SET sequence = ${first} WHERE sequence = ${second};
                     UPDATE ledger_entry SET sequence = ${second} WHERE sequence = -1`),
    ).toMatchObject({ block: 1n, kind: 'reordered', table: 'entry', rows: [String(first), String(second)] })
    expect(
      await damaged(
        `INSERT INTO ledger_posting (id, entry_id, account_id, fen, day) SELECT 0, entry_id, account_id, fen, day FROM ledger_posting WHERE id = ${posting}`,
      ),
    ).toMatchObject({ block: 1n, kind: 'extra', table: 'posting', rows: ['0'], count: 1 })
    expect(await damaged('TRUNCATE ledger_posting')).toMatchObject({
      block: 1n,
      kind: 'missing',
      table: 'posting',
      count: 4,
    })
  })

  test('blocks that are forged, swapped or cut off are found and named', async () => {
    const { blocks, head } = await verify()
    const last = head?.number ?? 0n
    expect(
      await damaged('UPDATE ledger_block SET entries = entries + 0, sealed_at = now() WHERE number = 2'),
    ).toMatchObject({
      ...{ block: 2n, kind: 'forged' },
    })
    expect(
      await damaged(`UPDATE ledger_block SET number = CASE number WHEN 2 THEN -2 ELSE 2 END WHERE number IN (2);
                          UPDATE ledger_block SET number = 2 WHERE number = 3; UPDATE ledger_block SET number = 3 WHERE number = -2`),
    ).toMatchObject({
      ...{ block: 2n, kind: 'broken' },
    })
    expect(await damaged(`DELETE FROM ledger_block WHERE number = ${last}`)).toMatchObject({ block: last, kind: 'cut' })
    expect(
      await damaged(`DELETE FROM ledger_block WHERE number > 1;
                          DELETE FROM ledger_posting WHERE id > (SELECT last_posting FROM ledger_block);
                          DELETE FROM ledger_entry WHERE sequence > (SELECT last_entry FROM ledger_block)`),
    ).toMatchObject({
      ...{ block: 2n, kind: 'cut' },
    })
    expect(
      await damaged('TRUNCATE ledger_block CASCADE; TRUNCATE ledger_posting, ledger_entry, ledger_account CASCADE'),
    ).toMatchObject({
      ...{ block: 1n, kind: 'cut' },
    })

    // Somebody who seals again what they changed has another chain than the one that was kept.
    const kept = await fs.readFile(file, 'utf8')
    await fs.writeFile(file, kept.replace(/^(2 )[0-9a-f]/m, '$1x'))
    expect((await verify()).damage, 'an unreadable line is no head').toBeNull()
    const other = kept
      .split('\n')
      .map((line) => (line.startsWith('2 ') ? line.replace(/[0-9a-f]{64}/, 'f'.repeat(64)) : line))
    await fs.writeFile(file, other.join('\n'))
    expect((await verify()).damage).toMatchObject({ block: 2n, kind: 'replaced' })
    await fs.writeFile(file, kept)
    expect(await verify()).toMatchObject({ blocks, damage: null })
  })

  test('the database refuses what would break the chain or the accounts', async () => {
    const columns =
      'number, reason, last_entry, last_posting, last_account, entries, postings, accounts, previous_hash, hash, sealed_at'
    const forge = (number: string, previous: string) =>
      run(`INSERT INTO ledger_block (${columns}) SELECT ${number}, reason, last_entry, last_posting, last_account, 0, 0, 0, ${previous}, repeat('a', 64), now()
           FROM ledger_block ORDER BY number DESC LIMIT 1`)
    await expect(forge('number + 2', 'hash')).rejects.toMatchObject({ code: '23514' })
    await expect(forge('number + 1', 'previous_hash')).rejects.toMatchObject({ code: '23514' })
    for (const table of ['ledger_account', 'ledger_block'])
      for (const attempt of [
        `UPDATE ${table} SET hash = hash`.replace(
          'SET hash = hash',
          table === 'ledger_account' ? 'SET code = code' : 'SET hash = hash',
        ),
        `DELETE FROM ${table}`,
        `TRUNCATE ${table} CASCADE`,
      ])
        await expect(run(attempt)).rejects.toMatchObject({ code: '23001' })
  })
})
