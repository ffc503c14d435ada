import type { LiveEvent, RoomSnapshot } from './live-events.ts'

/** How much of a log is read at once: milliseconds of the session, counted from its start. */
export const LOG_STRETCH_MS = 60_000

/** Units left of every item, by its id, and how many watched; true from `at` (ISO 8601 UTC, whole seconds) on. */
export type ReplayFigure = { at: string; viewers: number; left: Record<string, number> }

/**
 * A stretch of the log of a session that is over. The state of any moment in it is `opening` with the events and the newest
 * figure up to that moment. Messages that a host took off the screens are left out: `chat.hidden` stands in their place.
 */
export type LogStretch = {
  /** Milliseconds from the session's start; `toMs` is not part of it any more. */
  fromMs: number
  toMs: number
  /** As of just before the stretch. List prices and names are today's. */
  opening: RoomSnapshot
  events: LiveEvent[]
  figures: ReplayFigure[]
}

/** What was talked about from then on. `fromMs`: milliseconds from the session's start. */
export type ReplayChapter = { itemId: string; fromMs: number }

/** Characters of what a host writes to the buyers of a session, in each language. */
export const THANKS_LIMIT = 120

/** Beginning of the stretch that a moment lies in. */
export const stretchOf = (ms: number): number => Math.floor(Math.max(0, ms) / LOG_STRETCH_MS) * LOG_STRETCH_MS
