import { z } from 'zod'
import { DomainError } from '#domain/errors.ts'
import { CATCH_UP_LIMIT, type JoinReply, type LiveEvent, type RoomSnapshot } from '#domain/live-events.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { readEventsAfter } from './read-events.ts'
import { readSnapshot } from './read-snapshot.ts'
import type { Tail } from './tail.ts'

export const joinInput = z.object({ sessionId: z.uuid(), lastSeq: z.number().int().min(0) })
export type JoinInput = z.infer<typeof joinInput>

export type JoinRoom = (input: JoinInput, enter: (answer: JoinReply & { ok: true }) => void) => Promise<void>

type Story = { snapshot: RoomSnapshot | null; missed: LiveEvent[] }

/** Many arrive at once: a snapshot this old is still handed out, the events since then go along. */
const SNAPSHOT_MS = 400
const ATTEMPTS = 5

/**
 * Makes the way into a room. Nothing is lost or doubled between reading and joining: the answer reaches exactly to the
 * newest event given to the room, and `enter` is called in the same turn, before the next frame can go out.
 *
 * Errors: NotFound, TooManyRequests (the log grows faster than it can be read).
 */
export function joinRoomWith(deps: { db: Db; clock: Clock; tail: Tail }): JoinRoom {
  const { db, tail } = deps
  const snapshots = new Map<string, { at: number; reading: Promise<RoomSnapshot> }>()

  function recentSnapshot(sessionId: string): Promise<RoomSnapshot> {
    const now = performance.now()
    const known = snapshots.get(sessionId)
    if (known && now - known.at < SNAPSHOT_MS) return known.reading
    const reading = readSnapshot(deps, sessionId)
    snapshots.set(sessionId, { at: now, reading })
    setTimeout(() => snapshots.get(sessionId)?.reading === reading && snapshots.delete(sessionId), SNAPSHOT_MS).unref()
    return reading
  }

  /** What happened after `lastSeq`, or the state where that number is 0, unknown, or too long ago. */
  async function read({ sessionId, lastSeq }: JoinInput): Promise<Story> {
    if (lastSeq > 0) {
      const [last, ...missed] = await readEventsAfter(db.pool, sessionId, lastSeq - 1, CATCH_UP_LIMIT + 2)
      if (last?.seq === lastSeq && missed.length <= CATCH_UP_LIMIT) return { snapshot: null, missed }
    }
    return { snapshot: await recentSnapshot(sessionId), missed: [] }
  }

  return async (input, enter) => {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      await tail.open(input.sessionId)
      const { snapshot, missed } = await read(input)
      const upTo = missed.at(-1)?.seq ?? snapshot?.seq ?? input.lastSeq
      const since = tail.keptAfter(input.sessionId, upTo)
      if (since) return enter({ ok: true, snapshot, missed: [...missed, ...since] })
      snapshots.delete(input.sessionId)
    }
    throw new DomainError('TooManyRequests')
  }
}
