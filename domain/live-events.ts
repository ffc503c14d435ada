import type { z } from 'zod'
import type { MediaState } from './live-media.ts'
import type { liveEventPayloads } from './live-payloads.ts'

export type LiveEventType = keyof typeof liveEventPayloads
export type LiveEventPayload<T extends LiveEventType> = z.infer<(typeof liveEventPayloads)[T]>
/** `seq` counts from 1 without gaps within its session; `at` is ISO 8601 UTC. */
export type LiveEvent = {
  [T in LiveEventType]: { seq: number; at: string; type: T; payload: LiveEventPayload<T> }
}[LiveEventType]

/** Figures shown beside the log, sent at most once a second and never stored: display only. */
export type LivePulse = {
  viewers: number
  /** Whether there is a picture. */
  media: MediaState
  items: { itemId: string; left: number; sold: number }[]
}

/** State of a room for somebody who arrives: everything needed to draw it, as of event `seq`. */
export type LiveItemView = {
  id: string
  productSlug: string
  nameZh: string
  nameEn: string
  specZh: string
  specEn: string
  unitZh: string
  unitEn: string
  /** False: can be pre-ordered only. */
  shipsNow: boolean
  /** Day (ISO date) from which a pre-order placed now would be shipped; null where none can be placed. */
  releasesOn: string | null
  listPriceFen: number
  livePriceFen: number
  quota: number
  /** Units one buyer may have in this session; null: no limit. */
  perBuyer: number | null
  /** Units that can be had right now: display only. */
  left: number
  /** Units announced as paid, less those refunded, as of event `seq`. */
  sold: number
}
export type RoomSnapshot = {
  sessionId: string
  state: 'scheduled' | 'live' | 'ended'
  seq: number
  /** The host has it paused: a slate instead of the picture, products can still be bought. */
  paused: boolean
  media: MediaState
  presentingItemId: string | null
  /** The question that the host is answering. */
  pinned: { seq: number; name: string; text: string } | null
  items: LiveItemView[]
  /** The newest events, oldest first, at most 60: chat and ticker to begin with. */
  recent: LiveEvent[]
  viewers: number
}

/** Socket.IO path and names. A viewer says the last `seq` it has (0 for none) and gets the rest in order. */
export const LIVE_PATH = '/live-socket'
/** Who missed more than this gets the state instead of the story. */
export const CATCH_UP_LIMIT = 1_000
/**
 * Answer to `join`: the state where there is one, then `missed`, the events that follow it (or follow `lastSeq`), in
 * order. Frames of `events` come after the answer; those with a `seq` already seen are to be ignored.
 */
export type JoinReply = { ok: true; snapshot: RoomSnapshot | null; missed: LiveEvent[] } | { ok: false; code: string }
export type SayReply = { ok: true } | { ok: false; code: string }
export type ClientToServer = {
  join: (input: { sessionId: string; lastSeq: number }, reply: (answer: JoinReply) => void) => void
  say: (input: { sessionId: string; text: string; id: string }, reply: (answer: SayReply) => void) => void
}
export type ServerToClient = {
  events: (batch: { sessionId: string; events: LiveEvent[] }) => void
  pulse: (pulse: { sessionId: string } & LivePulse) => void
}
