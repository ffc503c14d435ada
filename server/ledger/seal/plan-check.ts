import { createHash } from 'node:crypto'
import pMap from 'p-map'
import type { Db } from '#server/db/db.ts'
import { type Block, hashBlock } from './block.ts'
import { CONNECTIONS, type Numbers, numbersIn, type Pages, readAgain, type Stretch } from './pages.ts'
import type { SealedTable } from './read-body.ts'
import type { Seen } from './seen.ts'

type SeenStretch = Seen['stretches'][number]
/** A stretch that is not as it was seen, with the numbers of the rows that are in it now. */
type Changed = Stretch & { numbers: Numbers | null }

const hashBlocks = (blocks: readonly Block[]) =>
  createHash('sha256')
    .update(blocks.map((block) => hashBlock(block, block.hash)).join(' '))
    .digest('hex')

/** Whether what was seen is of this chain and of these columns. */
const holds = ({ shape, chain, blocks: count }: Seen, pages: Pages, blocks: readonly Block[]) =>
  shape === pages.shape && count <= blocks.length && chain === hashBlocks(blocks.slice(0, count))

const nameOf = ({ table, at }: Pick<Stretch, 'table' | 'at'>) => `${table} ${at}`

/** What has to be read again, and what stays as it was seen. */
export type Plan = {
  /** Places in the chain of the blocks whose rows must be read, in order. */
  doubtful: number[]
  /** When all rows were last read (UTC); null where they are now. */
  since: Date | null
  shape: string
  unchanged: SeenStretch[]
  changed: Changed[]
}

/**
 * Finds the blocks of which a row may be another than when they were checked: those of stretches that changed, by the rows
 * that were in them and by those that are now, and those that are new.
 */
export async function planCheck(db: Db, blocks: readonly Block[], pages: Pages, before: Seen | null): Promise<Plan> {
  const trusted = before && holds(before, pages, blocks) ? before : null
  const known = new Map(trusted?.stretches.map((one) => [nameOf(one), one]))
  const altered: Stretch[] = []
  const unchanged: SeenStretch[] = []
  for (const now of pages.stretches) {
    const then = known.get(nameOf(now))
    if (then?.digest !== now.digest) altered.push(now)
    else {
      unchanged.push(then)
      known.delete(nameOf(now))
    }
  }
  const withNumbers = async (one: Stretch): Promise<Changed> => ({ ...one, numbers: await numbersIn(db.pool, one) })
  const changed = await pMap(altered, withNumbers, { concurrency: CONNECTIONS })
  const doubtful = new Set(places(trusted?.blocks ?? 0, blocks.length - 1))
  for (const one of [...known.values(), ...changed])
    for (const place of one.numbers ? placesOf(blocks, one.table, one.numbers) : []) doubtful.add(place)
  const inOrder = [...doubtful].sort((one, other) => one - other)
  return { doubtful: inOrder, since: trusted?.since ?? null, shape: pages.shape, unchanged, changed }
}

const places = (first: number, last: number) =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => first + n)

/** The places of the blocks that these numbers belong to; none for rows that are not sealed yet. */
const placesOf = (blocks: readonly Block[], table: SealedTable, { lowest, highest }: Numbers) =>
  places(placeOf(blocks, table, lowest), Math.min(blocks.length - 1, placeOf(blocks, table, highest)))

/** The place of the first block that goes as far as this number; the number of blocks where none does. */
function placeOf(blocks: readonly Block[], table: SealedTable, number: bigint): number {
  let [low, high] = [0, blocks.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((blocks[middle] as Block).last[table] < number) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * What the next check may rely on once this one found all blocks sound: stretches of rows that everybody sees, which are
 * byte for byte as they were before their rows were read.
 */
export async function settle(db: Db, blocks: readonly Block[], plan: Plan, now: Date): Promise<Seen> {
  const candidates = plan.changed.filter(({ settled }) => settled)
  const digests = new Map((await readAgain(db, candidates)).map((one) => [nameOf(one), one.digest]))
  const kept = candidates.filter((one) => digests.get(nameOf(one)) === one.digest)
  const stretches = [...plan.unchanged, ...kept.map(({ settled: _, ...one }) => one)]
  const { since, shape } = plan
  return { since: since ?? now, shape, blocks: blocks.length, chain: hashBlocks(blocks), stretches }
}
