/** When a viewer may try the best way again after it gave place to another. Pure: time comes with what happens, in ms. */

/** How long the other way has to play without a stall; longer after each try that did not last. */
const PATIENCE = { least: 60_000, most: 960_000 } as const
/** A try that lasted so long was none too many. */
const LASTED_MS = 120_000

export type WayBack = {
  /** The best way gave up. */
  failed(now: number): void
  /** Another way plays. */
  plays(now: number): void
  stalled(): void
  isDue(now: number): boolean
  /** The best way is tried again. */
  tries(now: number): void
}

export function makeWayBack(): WayBack {
  let patience: number = PATIENCE.least
  let calmSince: number | null = null
  let triedAt: number | null = null
  return {
    failed(now) {
      const lasted = triedAt === null || now - triedAt >= LASTED_MS
      patience = lasted ? PATIENCE.least : Math.min(2 * patience, PATIENCE.most)
      triedAt = null
      calmSince = null
    },
    plays(now) {
      calmSince ??= now
    },
    stalled() {
      calmSince = null
    },
    isDue: (now) => calmSince !== null && now - calmSince >= patience,
    tries(now) {
      triedAt = now
      calmSince = null
    },
  }
}
