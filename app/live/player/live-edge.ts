/** How close to the newest frame a viewer is kept. Pure. Times in seconds of media, `now` in milliseconds. */

/** What is kept more after a stall. */
const STEP = 0.2
/** A calm time after which a viewer dares to come closer again. */
const CALM_MS = 8_000
/** The least that was buffered within this time counts: between two parts it falls and rises. */
const WINDOW_MS = 1_000
/** Farther behind than this, waiting for faster playback takes too long. */
const TOO_FAR = 2.5
const NEAR = 0.12
const FAR = 0.5
/** At the very edge of what is buffered, one of sound and picture may not have begun: playback goes so far inside. */
const INSIDE = 0.05
/** A seek that takes longer went where something is missing, and would wait for it for ever. */
const SEEK_MS = 1_500

export type Steering = { rate: number; jump: boolean }

export type Cushion = { least: number; most: number }

export type LiveEdge = {
  /** What is buffered ahead now; says how to play on. */
  see(ahead: number, now: number): Steering
  /** The buffer ran dry: more is kept from now on. */
  stalled(now: number): void
  /** Where to begin, or to jump to: seconds before the newest frame. */
  distance(): number
}

/**
 * Follows one viewer.
 * @param part its length
 * @param cushion buffered just before the next part comes: on a calm line, and after stalls at most
 */
export function makeLiveEdge(part: number, { least, most }: Cushion): LiveEdge {
  let cushion = least
  let calmSince = Number.NEGATIVE_INFINITY
  let seen: { ahead: number; at: number }[] = []
  const distance = () => cushion + part
  return {
    distance,
    stalled(now) {
      cushion = Math.min(most, cushion + STEP)
      calmSince = now
      seen = []
    },
    see(ahead, now) {
      if (ahead > TOO_FAR + cushion) {
        seen = []
        return { rate: 1, jump: true }
      }
      if (now - calmSince > CALM_MS) {
        cushion = Math.max(least, cushion - STEP / 2)
        calmSince = now
      }
      seen = [...seen.filter(({ at }) => now - at <= WINDOW_MS), { ahead, at: now }]
      const spare = Math.min(...seen.map((one) => one.ahead)) - cushion
      return { rate: spare > FAR ? 1.1 : spare > NEAR ? 1.05 : 1, jump: false }
    },
  }
}

type Ranges = Pick<TimeRanges, 'length' | 'start' | 'end'>

/** End of what is buffered; null: nothing is. */
export const bufferedEnd = (ranges: Ranges): number | null =>
  ranges.length === 0 ? null : ranges.end(ranges.length - 1)

/** Where to go for the newest frame, so far before it as the line asks for; null: nothing is buffered. */
export function nearest(ranges: Ranges, distance: number): number | null {
  if (ranges.length === 0) return null
  const [start, end] = [ranges.start(ranges.length - 1), ranges.end(ranges.length - 1)]
  return Math.max(Math.min(start + INSIDE, (start + end) / 2), end - distance)
}

/** Where playback must go on when it stands before a hole, such as parts that never came; null where it can play on. */
export function overHole(ranges: Ranges, at: number, distance: number): number | null {
  const newest = ranges.length - 1
  if (newest < 0 || (at >= ranges.start(newest) && at <= ranges.end(newest))) return null
  for (let i = 0; i < ranges.length; i++) if (at >= ranges.start(i) && at < ranges.end(i) - 0.1) return null
  // Beyond the end: the clock of a picture that began anew is behind.
  return nearest(ranges, distance)
}

/** Follows seeks. @returns how to say whether one is under way; true when it hangs, and is to be begun anew */
export function watchSeeks(): (seeking: boolean, now: number) => boolean {
  let since: number | null = null
  return (seeking, now) => {
    since = seeking ? (since ?? now) : null
    if (since === null || now - since < SEEK_MS) return false
    since = now
    return true
  }
}
