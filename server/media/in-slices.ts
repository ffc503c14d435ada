import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises'
import type { UnderWay } from '#server/http/under-way.ts'

/** Who waits for whom: pictures for whatever else this process is asked. */
export type Others = Pick<UnderWay, 'none'>

/** For so long (ms) a picture waits for others, all its slices together. */
export const COURTESY_MS = 40
/** Once it has, others that are still under way have their turn between two slices, in this process and on the machine. */
const PAUSE_MS = 1
/** So many pauses and the courtesy fit between two parts of a picture, 200 ms. */
const MOST_SLICES = 90

/**
 * Works on many things, a few at a time, the first ones at once. What is sent to a thousand viewers in one go would hold up
 * everything else for tens of milliseconds, five times a second. A checkout comes back to the event loop dozens of times and
 * would meet slices again and again, so while one is under way the rest waits for it, within bounds.
 * @param size of a slice: some tenths of a millisecond's work; larger where there would be too many slices
 * @param hurry whether there is no time for others
 */
export async function inSlices<Item>(
  items: readonly Item[],
  { size, others, hurry = () => false }: { size: number; others: Others; hurry?: () => boolean },
  work: (item: Item) => void,
): Promise<void> {
  const inSlice = Math.max(size, Math.ceil(items.length / MOST_SLICES))
  let patience = COURTESY_MS
  for (const [at, item] of items.entries()) {
    if (at > 0 && at % inSlice === 0 && !hurry()) {
      await (patience > 0 ? turn() : pause(PAUSE_MS))
      const asked = performance.now()
      await others.none(patience)
      patience -= performance.now() - asked
    }
    work(item)
  }
}
