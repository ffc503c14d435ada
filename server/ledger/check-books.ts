import type { Logger } from 'pino'
import { z } from 'zod'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import type { Env } from '#server/env.ts'
import type { FileStore } from '#server/files/file-store.ts'
import { checkBalances } from './check-balances.ts'
import { headsFile, readHeads } from './seal/heads.ts'
import { readSeen, writeSeen } from './seal/seen.ts'
import { type Verification, verifyChain } from './seal/verify-chain.ts'

export type BooksCheck = Verification & {
  /** Heads outside the database that agree; null where there are none to compare with. */
  heads: number | null
  /** The first balance of a closed day that is not the sum of its postings. */
  wrongBalance: { code: string; day: string } | null
}

/** What is remembered of the last check. */
const remembered = z.object({ at: z.coerce.date(), head: z.coerce.bigint(), sound: z.boolean() })
export type LastCheck = z.infer<typeof remembered>

const KEY = 'ledger/last-check.json'

/** For so long a check relies on what an earlier one saw; then all rows are read again. */
const RELY_MS = 7 * 24 * 60 * 60_000

/**
 * Checks the chain of blocks against the ledger and the heads kept outside, then the balances; the outcome is remembered.
 * @param whole whether all rows are read, also those in pages that an earlier check saw
 */
export async function checkBooks(
  deps: { db: Db; clock: Clock; files: FileStore; env: Pick<Env, 'DATA_DIR' | 'LEDGER_HEADS'> },
  { whole = false } = {},
): Promise<BooksCheck> {
  const now = deps.clock.now()
  const heads = await readHeads(headsFile(deps.env))
  const before = whole ? null : await readSeen(deps.env)
  const recent = before && now.getTime() - before.since.getTime() < RELY_MS ? before : null
  const chain = await verifyChain(deps.db, heads, { now, before: recent })
  if (chain.seen) await writeSeen(deps.env, chain.seen)
  const wrongBalance = chain.damage ? null : await checkBalances(deps.db)
  const sound = !chain.damage && !wrongBalance
  const text = JSON.stringify({ at: now, head: String(chain.head?.number ?? 0n), sound })
  await deps.files.put(KEY, Buffer.from(text), 'application/json')
  return { ...chain, heads: heads?.length ?? null, wrongBalance }
}

/** The nightly check: what is not sound is an error in the log and on the page of the ledger. */
export async function checkBooksNightly(deps: Parameters<typeof checkBooks>[0] & { log: Logger }): Promise<void> {
  const { damage, wrongBalance } = await checkBooks(deps)
  const facts = damage && { ...damage, block: String(damage.block) }
  if (damage || wrongBalance) deps.log.error({ damage: facts, wrongBalance }, 'the sealed books are not sound')
}

/** When the books were last checked, up to which block, and whether they were sound; null before the first time. */
export async function lastCheck({ files }: { files: FileStore }): Promise<LastCheck | null> {
  const file = await files.read(KEY)
  return file && remembered.parse(JSON.parse(Buffer.from(file.bytes).toString()))
}
