import { setTimeout as pause } from 'node:timers/promises'

/** Between two slices the process does what else there is to do: somebody may be checking out. */
const PAUSE_MS = 1
/** So many pauses fit between two parts of a picture. */
const MOST_SLICES = 130

/**
 * Works on many things, a few at a time, the first ones at once. What is sent to a thousand viewers in one go would hold up
 * everything else for tens of milliseconds, five times a second; and a checkout comes back to the event loop dozens of times,
 * so that it meets slices again and again.
 * @param least in a slice; larger where there would be too many slices
 * @param hurry whether there is no time for pauses
 */
export async function inSlices<Item>(
  items: readonly Item[],
  { least, hurry = () => false }: { least: number; hurry?: () => boolean },
  work: (item: Item) => void,
): Promise<void> {
  const size = Math.max(least, Math.ceil(items.length / MOST_SLICES))
  for (const [at, item] of items.entries()) {
    if (at > 0 && at % size === 0 && !hurry()) await pause(PAUSE_MS)
    work(item)
  }
}
