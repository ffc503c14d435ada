import type { Logger } from 'pino'
import type { Clock } from '#server/clock.ts'
import { alone } from '#server/db/alone.ts'
import type { Db, Sql } from '#server/db/db.ts'
import type { Env } from '#server/env.ts'
import { BEGINNING, type Block, hashBlock, type Marks, NO_HASH, type SealReason } from './block.ts'
import { writersDone } from './gate.ts'
import { appendHeads, headsFile, lastHead } from './heads.ts'
import { lastBlock, readBlocks } from './read-blocks.ts'
import { readBody } from './read-body.ts'

export type SealDeps = { db: Db; clock: Clock; log: Logger; env: Pick<Env, 'DATA_DIR' | 'LEDGER_HEADS'> }

/** Rows of one table in a block: a longer stretch becomes several, so that each is checked in a moment. */
const MOST_ROWS = 100_000n
/** How long writers are waited for; the next minute tries again. */
const PATIENCE_MS = 20_000

const drawn = `
SELECT coalesce(pg_sequence_last_value('ledger_account_sequence_seq'), 0) AS account,
       coalesce(pg_sequence_last_value('ledger_entry_sequence_seq'), 0) AS entry,
       coalesce(pg_sequence_last_value('ledger_posting_id_seq'), 0) AS posting`

const anythingNew = `
SELECT EXISTS (SELECT 1 FROM ledger_account WHERE sequence > $1) OR EXISTS (SELECT 1 FROM ledger_entry WHERE sequence > $2)
    OR EXISTS (SELECT 1 FROM ledger_posting WHERE id > $3) AS found`

/**
 * Seals everything that was written so far: a block follows from the one before, and its head goes to a file outside the
 * database. Hinders nobody who writes: it only waits for those who do.
 * @returns the newest block it made; null where there was nothing new (a month's end is sealed in any case), where another
 *   process is sealing, or where somebody writes for too long
 */
export async function sealLedger(deps: SealDeps, reason: SealReason): Promise<Block | null> {
  const sealed = await alone(deps.db, 'ledger:seal', async () => {
    const newest = await sealNew(deps, reason)
    await exportHeads(deps)
    return newest
  })
  return sealed
}

async function sealNew({ db, clock, log }: SealDeps, reason: SealReason): Promise<Block | null> {
  let previous = await lastBlock(db.pool)
  const from = previous?.last ?? BEGINNING
  const { rows } = await db.pool.query<{ found: boolean }>(anythingNew, [from.account, from.entry, from.posting])
  if (!rows[0]?.found && reason !== 'period') return null
  const marks = (await db.pool.query<Marks>(drawn)).rows[0] ?? BEGINNING
  if (!(await writersDone(db.pool, PATIENCE_MS))) {
    log.warn('the ledger was not sealed: somebody has been writing to it for long')
    return null
  }
  for (;;) {
    const begin: Marks = previous?.last ?? BEGINNING
    const last = nextMarks(begin, marks)
    const done = last.account >= marks.account && last.entry >= marks.entry && last.posting >= marks.posting
    previous = await sealStretch(db, clock, previous, begin, last, done ? reason : 'minute')
    if (done) return previous
  }
}

/** As far as one block goes. Marks never go back, whatever became of the sequences. */
function nextMarks(from: Marks, upTo: Marks): Marks {
  const next = (name: keyof Marks) => {
    const begin = from[name] > 0n ? from[name] : 0n
    const end = upTo[name] < begin + MOST_ROWS ? upTo[name] : begin + MOST_ROWS
    return end > begin ? end : begin
  }
  return { account: next('account'), entry: next('entry'), posting: next('posting') }
}

async function sealStretch(
  db: Db,
  clock: Clock,
  previous: Block | null,
  from: Marks,
  last: Marks,
  reason: SealReason,
): Promise<Block> {
  const client = await db.pool.connect()
  try {
    const body = await readBody(client, from, last)
    const { account, entry, posting } = body.counts
    const facts = {
      number: (previous?.number ?? 0n) + 1n,
      reason,
      last,
      accounts: account,
      entries: entry,
      postings: posting,
    }
    const unhashed = { ...facts, previousHash: previous?.hash ?? NO_HASH, sealedAt: clock.now() }
    const block = { ...unhashed, hash: hashBlock(unhashed, body.hash) }
    await writeBlock(client, block)
    return block
  } finally {
    client.release()
  }
}

async function writeBlock(sql: Sql, block: Block): Promise<void> {
  const { number, reason, last, entries, postings, accounts, previousHash, hash, sealedAt } = block
  await sql.query(
    `INSERT INTO ledger_block (number, reason, last_account, last_entry, last_posting, accounts, entries, postings, previous_hash, hash, sealed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      ...[number, reason, last.account, last.entry, last.posting],
      ...[accounts, entries, postings, previousHash, hash, sealedAt],
    ],
  )
}

/** Writes down every head that the file does not have yet, also those that a crash kept from it. */
async function exportHeads({ db, env }: SealDeps): Promise<void> {
  const file = headsFile(env)
  await appendHeads(file, await readBlocks(db.pool, await lastHead(file)))
}
