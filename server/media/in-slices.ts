import { setTimeout as pause } from 'node:timers/promises'

/** Between two slices the process does what else there is to do: somebody may be checking out. */
const PAUSE_MS = 1

/**
 * Works on many things, `most` at a time, the first ones at once. What is sent to a thousand viewers in one go would hold
 * up everything else for tens of milliseconds, five times a second.
 * @param hurry whether there is no time for pauses
 */
export async function inSlices<Item>(
  items: Iterable<Item>,
  { most, hurry = () => false }: { most: number; hurry?: () => boolean },
  work: (item: Item) => void,
): Promise<void> {
  let done = 0
  for (const item of items) {
    if (done > 0 && done % most === 0 && !hurry()) await pause(PAUSE_MS)
    work(item)
    done += 1
  }
}
