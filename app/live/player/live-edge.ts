/** How close to the newest frame a viewer is kept. Pure. Times in seconds of media, `now` in milliseconds. */

/** Buffered just before the next part comes, to begin with, and at most, after stalls. */
const CUSHION = 0.12
const CUSHION_MOST = 1.2
const CUSHION_STEP = 0.2
/** A calm time after which a viewer dares to come closer again. */
const CALM_MS = 15_000
/** The least that was buffered within this time counts: between two parts it falls and rises. */
const WINDOW_MS = 1_000
/** Farther behind than this, waiting for faster playback takes too long. */
const TOO_FAR = 2.5
const NEAR = 0.12
const FAR = 0.5

export type Steering = { rate: number; jump: boolean }

export type LiveEdge = {
  /** What is buffered ahead now; says how to play on. */
  see(ahead: number, now: number): Steering
  /** The buffer ran dry: more is kept from now on. */
  stalled(now: number): void
  /** Where to begin, or to jump to: seconds before the newest frame. */
  distance(): number
}

/** Follows one viewer. A part is `part` seconds long. */
export function makeLiveEdge(part: number): LiveEdge {
  let cushion = CUSHION
  let calmSince = Number.NEGATIVE_INFINITY
  let seen: { ahead: number; at: number }[] = []
  const distance = () => cushion + part
  return {
    distance,
    stalled(now) {
      cushion = Math.min(CUSHION_MOST, cushion + CUSHION_STEP)
      calmSince = now
      seen = []
    },
    see(ahead, now) {
      if (ahead > TOO_FAR + cushion) {
        seen = []
        return { rate: 1, jump: true }
      }
      if (now - calmSince > CALM_MS) {
        cushion = Math.max(CUSHION, cushion - CUSHION_STEP / 2)
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

/** Where playback must go on when it stands before a hole, such as parts that never came; null where it can play on. */
export function overHole(ranges: Ranges, at: number, distance: number): number | null {
  if (ranges.length === 0) return null
  const [start, end] = [ranges.start(ranges.length - 1), ranges.end(ranges.length - 1)]
  if (at >= start && at <= end) return null
  for (let i = 0; i < ranges.length; i++) if (at >= ranges.start(i) && at < ranges.end(i) - 0.1) return null
  // Beyond the end: the clock of a picture that began anew is behind.
  return Math.max(start, end - distance)
}
