import { setTimeout as pause } from 'node:timers/promises'
import type { Deps } from '#server/deps.ts'

/** What waits while the database cannot be told; of more, the oldest segments are given up, never the row of a track. */
const MOST_WAITING = 40
const AGAIN_MS = 1_000
/** From so many on, whoever catches up is slowed down. */
const CROWDED = MOST_WAITING / 2
const LOOK_MS = 20

/** Writes a session's tracks and segments, one after the other, again and again while the database does not answer. */
export type StoreLine = {
  add(kind: 'track' | 'segment', write: () => Promise<void>): void
  /** Waits until what was added is written, at most so long. */
  settle(ms: number): Promise<void>
  /** Waits until few things wait, at most so long. */
  room(ms: number): Promise<void>
  /** Gives up what waits. */
  close(): void
}

export function openStoreLine({ log }: Pick<Deps, 'log'>, sessionId: string): StoreLine {
  const waiting: { kind: 'track' | 'segment'; write: () => Promise<void> }[] = []
  const closing = new AbortController()
  let running: Promise<void> | null = null

  async function run(): Promise<void> {
    for (let first = waiting[0]; first && !closing.signal.aborted; first = waiting[0]) {
      try {
        await first.write()
        waiting.shift()
      } catch (error) {
        log.warn({ err: error, sessionId }, 'a recording waits for the database')
        await pause(AGAIN_MS, undefined, { signal: closing.signal, ref: false }).catch(() => undefined)
      }
    }
    running = null
  }

  return {
    add(kind, write) {
      waiting.push({ kind, write })
      // The first is being written.
      const oldest = waiting.findIndex((one, index) => index > 0 && one.kind === 'segment')
      if (waiting.length > MOST_WAITING && oldest > 0) waiting.splice(oldest, 1)
      running ??= run()
    },
    async settle(ms) {
      if (running) await Promise.race([running, pause(ms, undefined, { ref: false })])
    },
    async room(ms) {
      for (const end = performance.now() + ms; waiting.length > CROWDED && performance.now() < end; )
        await pause(LOOK_MS, undefined, { ref: false })
    },
    close: () => closing.abort(),
  }
}
