import pMap from 'p-map'
import type { Db } from '#server/db/db.ts'
import { BEGINNING, type Block, hashBlock, NO_HASH } from './block.ts'
import { type Damage, explainDamage } from './explain-damage.ts'
import type { Head } from './heads.ts'
import { readPages } from './pages.ts'
import { planCheck, settle } from './plan-check.ts'
import { readBlocks } from './read-blocks.ts'
import { readBody } from './read-body.ts'
import type { Seen } from './seen.ts'

export type Verification = {
  blocks: number
  /** Of how many the rows were read; of the others every byte is as it was when they were. */
  read: number
  entries: number
  postings: number
  /** Hashed as rows, and as pages of the tables' files. */
  bytes: { rows: number; pages: number }
  head: Head | null
  /** The first thing that is wrong; null where all is well. */
  damage: Damage | null
  /** What the next check may rely on; null where something is wrong or the database's user may not read its files. */
  seen: Seen | null
}

/** Blocks that are read at the same time, each on a connection of its own. */
export const AT_ONCE = 3

/**
 * Checks the chain against the ledger and against the heads that were kept outside. Blocks are recomputed from their rows,
 * but for those all of whose rows are in pages that did not change, byte for byte, since they were last recomputed.
 * @param heads null where there are none to compare with
 * @param before what an earlier check found sound, and the time (UTC) from which on this one knows of all rows; without it
 *   every row is read
 */
export async function verifyChain(
  db: Db,
  heads: readonly Head[] | null,
  { now, before }: { now: Date; before: Seen | null },
): Promise<Verification> {
  const pages = await readPages(db)
  const blocks = await readBlocks(db.pool, 0n)
  const plan = pages && (await planCheck(db, blocks, pages, before))
  const doubtful = plan?.doubtful ?? [...blocks.keys()]
  const checked = await checkBlocks(db, blocks, doubtful)
  const first = blocks[checked.firstBad]
  const found = first ? await explainDamage(db, blocks[checked.firstBad - 1] ?? null, first) : null
  const damage = earlier(found, compareHeads(blocks, heads))
  const sum = (of: (block: Block) => number) => blocks.reduce((total, block) => total + of(block), 0)
  return {
    blocks: blocks.length,
    read: doubtful.length,
    entries: sum(({ entries }) => entries),
    postings: sum(({ postings }) => postings),
    bytes: { rows: checked.bytes, pages: pages?.bytes ?? 0 },
    head: blocks.at(-1) ?? null,
    damage,
    seen: plan && !damage ? await settle(db, blocks, plan, now) : null,
  }
}

/** @returns the place of the first block that is not what its rows and its predecessor say */
async function checkBlocks(db: Db, blocks: readonly Block[], doubtful: readonly number[]) {
  let [firstBad, bytes] = [Number.POSITIVE_INFINITY, 0]
  const check = async (at: number) => {
    if (at > firstBad) return
    const [previous, block] = [blocks[at - 1], blocks[at] as Block]
    const client = await db.pool.connect()
    try {
      const body = await readBody(client, previous?.last ?? BEGINNING, block.last)
      bytes += body.bytes
      const follows = block.previousHash === (previous?.hash ?? NO_HASH) && block.number === BigInt(at) + 1n
      if (!follows || hashBlock(block, body.hash) !== block.hash) firstBad = Math.min(firstBad, at)
    } finally {
      client.release()
    }
  }
  await pMap(doubtful, check, { concurrency: AT_ONCE })
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
