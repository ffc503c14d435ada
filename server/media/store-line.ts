import { setTimeout as pause } from 'node:timers/promises'
import type { Deps } from '#server/deps.ts'

/** What waits while the database cannot be told; more is given up, oldest first. */
const MOST_WAITING = 40
const AGAIN_MS = 1_000

/** Writes a session's tracks and segments, one after the other, again and again while the database does not answer. */
export type StoreLine = {
  add(write: () => Promise<void>): void
  /** Waits until what was added is written, at most so long. */
  settle(ms: number): Promise<void>
  /** Gives up what waits. */
  close(): void
}

export function openStoreLine({ log }: Pick<Deps, 'log'>, sessionId: string): StoreLine {
  const waiting: (() => Promise<void>)[] = []
  const closing = new AbortController()
  let running: Promise<void> | null = null

  async function run(): Promise<void> {
    for (let write = waiting[0]; write && !closing.signal.aborted; write = waiting[0]) {
      try {
        await write()
        if (waiting[0] === write) waiting.shift()
      } catch (error) {
        log.warn({ err: error, sessionId }, 'a recording waits for the database')
        await pause(AGAIN_MS, undefined, { signal: closing.signal, ref: false }).catch(() => undefined)
      }
    }
    running = null
  }

  return {
    add(write) {
      waiting.push(write)
      if (waiting.length > MOST_WAITING) waiting.shift()
      running ??= run()
    },
    async settle(ms) {
      if (running) await Promise.race([running, pause(ms, undefined, { ref: false })])
    },
    close: () => closing.abort(),
  }
}
