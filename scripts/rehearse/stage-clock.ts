import { setTimeout as sleep } from 'node:timers/promises'

const TICK_MS = 10

/** The time of the story, in minutes since the session began. */
export type StageClock = {
  now(): number
  /** Resolves when the story has reached that minute, or is stopped. */
  until(minute: number): Promise<void>
  /** Skips a stretch in which nothing happens. */
  jumpTo(minute: number): void
  /** Real seconds in which the clock stood still because the shop had enough to do. */
  waited(): number
  stop(): void
}

export type Pace = {
  speed: number
  /** The clock stands still meanwhile. */
  isBusy: () => boolean
  /** The minute it may not pass now. */
  limit: () => number
  stopped: AbortSignal
}

/**
 * A clock that runs `speed` times as fast as the real one, and waits while `isBusy`: a shop that is slower than the story
 * slows the story down, not the other way round.
 */
export function startStageClock({ speed, isBusy, limit, stopped }: Pace): StageClock {
  let minute = 0
  let waitedMs = 0
  let last = performance.now()
  const tick = setInterval(() => {
    const now = performance.now()
    const next = isBusy() ? minute : Math.min(minute + ((now - last) / 60_000) * speed, limit())
    if (next > minute) minute = next
    else waitedMs += now - last
    last = now
  }, TICK_MS)
  return {
    now: () => minute,
    async until(target) {
      while (minute < target && !stopped.aborted) await sleep(TICK_MS)
    },
    jumpTo(target) {
      minute = Math.max(minute, target)
    },
    waited: () => waitedMs / 1000,
    stop: () => clearInterval(tick),
  }
}
