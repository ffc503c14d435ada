import { createHash } from 'node:crypto'

/** Up to which numbers the accounts, entries and postings of the ledger are meant, inclusive. */
export type Marks = { account: bigint; entry: bigint; posting: bigint }

export type SealReason = 'minute' | 'day' | 'period'

/** A sealed stretch of the ledger: everything after the marks of the block before, up to its own. */
export type Block = {
  number: bigint
  reason: SealReason
  last: Marks
  /** How many rows it covers. */
  accounts: number
  entries: number
  postings: number
  /** Of the block before; zeros before the first. Hashes are SHA-256 in hex. */
  previousHash: string
  hash: string
  sealedAt: Date
}

const LOWEST = 1n - 2n ** 63n

/** Before the first block: nothing at all, also nothing with a number below one. */
export const BEGINNING: Marks = { account: LOWEST, entry: LOWEST, posting: LOWEST }
export const NO_HASH = '0'.repeat(64)

/**
 * The hash of a block: of its own description, the hash before and the hash of its rows.
 * @param body SHA-256 of its rows in hex
 */
export function hashBlock(block: Omit<Block, 'hash'>, body: string): string {
  const { number, reason, last, accounts, entries, postings, previousHash, sealedAt } = block
  const facts = [number, reason, last.account, last.entry, last.posting, accounts, entries, postings]
  const line = [...facts, sealedAt.toISOString(), previousHash, body].join('|')
  return createHash('sha256').update(line).digest('hex')
}
