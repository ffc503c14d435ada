import type { Db } from '#server/db/db.ts'
import { BEGINNING, type Block, hashBlock, NO_HASH } from './block.ts'
import { type Damage, explainDamage } from './explain-damage.ts'
import type { Head } from './heads.ts'
import { readBlocks } from './read-blocks.ts'
import { readBody } from './read-body.ts'

export type Verification = {
  blocks: number
  entries: number
  postings: number
  /** Hashed. */
  bytes: number
  head: Head | null
  /** The first thing that is wrong; null where all is well. */
  damage: Damage | null
}

/** Blocks that are read at the same time, each on a connection of its own. */
export const AT_ONCE = 3

/**
 * Recomputes the chain from the rows and compares it with the heads that were kept outside.
 * @param heads null where there are none to compare with
 */
export async function verifyChain(db: Db, heads: readonly Head[] | null): Promise<Verification> {
  const blocks = await readBlocks(db.pool, 0n)
  const checked = await checkBlocks(db, blocks)
  const first = blocks[checked.firstBad]
  const found = first ? await explainDamage(db, blocks[checked.firstBad - 1] ?? null, first) : null
  const sum = (of: (block: Block) => number) => blocks.reduce((total, block) => total + of(block), 0)
  return {
    blocks: blocks.length,
    entries: sum(({ entries }) => entries),
    postings: sum(({ postings }) => postings),
    bytes: checked.bytes,
    head: blocks.at(-1) ?? null,
    damage: earlier(found, compareHeads(blocks, heads)),
  }
}

/** @returns the index of the first block that is not what its rows and its predecessor say */
async function checkBlocks(db: Db, blocks: readonly Block[]): Promise<{ firstBad: number; bytes: number }> {
  let [next, firstBad, bytes] = [0, Number.POSITIVE_INFINITY, 0]
  const worker = async () => {
    const client = await db.pool.connect()
    try {
      for (let at = next++; at < blocks.length && at < firstBad; at = next++) {
        const [previous, block] = [blocks[at - 1], blocks[at] as Block]
        const body = await readBody(client, previous?.last ?? BEGINNING, block.last)
        bytes += body.bytes
        const follows = block.previousHash === (previous?.hash ?? NO_HASH) && block.number === BigInt(at) + 1n
        if (!follows || hashBlock(block, body.hash) !== block.hash) firstBad = Math.min(firstBad, at)
      }
    } finally {
      client.release()
    }
  }
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, blocks.length) }, worker))
  return { firstBad, bytes }
}

/** The first head that is not in the database as it was written down. */
function compareHeads(blocks: readonly Block[], heads: readonly Head[] | null): Damage | null {
  const hashes = new Map(blocks.map(({ number, hash }) => [number, hash]))
  const found = heads?.find(({ number, hash }) => hashes.get(number) !== hash)
  if (!found) return null
  return { block: found.number, kind: hashes.has(found.number) ? 'replaced' : 'cut', table: null, rows: [], count: 1 }
}

/** Of two findings the one of the earlier block; what the rows say goes before what the heads say. */
const earlier = (one: Damage | null, other: Damage | null): Damage | null => {
  if (!one || !other) return one ?? other
  return other.block < one.block ? other : one
}
