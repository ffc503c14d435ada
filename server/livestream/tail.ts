import { setTimeout as pause } from 'node:timers/promises'
import { DomainError } from '#domain/errors.ts'
import type { LiveEvent } from '#domain/live-events.ts'
import type { Deps } from '#server/deps.ts'
import { readEventsAfter } from './read-events.ts'
import { readSold } from './read-sold.ts'

/** Events read at once; a longer backlog goes out in several frames. */
const FRAME = 500
/** Frames to one room are at least this many milliseconds apart: what happens meanwhile goes together. */
const PACE_MS = 60
/** Emitted events kept per room for those who join while it is busy. */
const KEPT = 2_000

type Room = { emitted: number; sold: Map<string, number>; kept: LiveEvent[]; running: boolean; again: boolean }

export type Tail = {
  /**
   * Follows a session from its newest event on; does nothing where it is followed already.
   * @throws DomainError NotFound
   */
  open(sessionId: string): Promise<void>
  /** Reads what is new in a session, or in all that are followed; calls that come together are one. */
  poke(sessionId?: string): void
  /** Number of the newest event given to the room. */
  emitted(sessionId: string): number
  /** Emitted events after `seq`, or null where they are not all kept any more. */
  keptAfter(sessionId: string, seq: number): LiveEvent[] | null
  /** Units sold of an item, as of the newest event given to the room. */
  sold(sessionId: string, itemId: string): number
  /** Sessions that are followed. */
  sessions(): string[]
  close(sessionId: string): void
}

function countSales(sold: Map<string, number>, events: LiveEvent[]): void {
  for (const { type, payload } of events)
    if (type === 'order.paid' || type === 'order.refunded') sold.set(payload.itemId, payload.soldInSession)
}

/**
 * Follows the logs of sessions that have viewers in this process and hands every event on exactly once, in order.
 * Numbers are given under a row lock that is held until commit, so a reader that sees n has seen all before n.
 * @param emit gives one frame to the room
 */
export function createTail(
  { db, log }: Pick<Deps, 'db' | 'log'>,
  emit: (sessionId: string, events: LiveEvent[]) => void,
): Tail {
  const rooms = new Map<string, Room>()
  const opening = new Map<string, Promise<void>>()

  async function start(sessionId: string): Promise<void> {
    const { rows } = await db.pool.query<{ last_seq: bigint }>('SELECT last_seq FROM live_session WHERE id = $1', [
      sessionId,
    ])
    if (!rows[0]) throw new DomainError('NotFound')
    const sold = await readSold(db.pool, sessionId)
    rooms.set(sessionId, { emitted: Number(rows[0].last_seq), sold, kept: [], running: false, again: false })
  }

  async function follow(sessionId: string, room: Room): Promise<void> {
    room.running = true
    try {
      do {
        room.again = false
        const events = await readEventsAfter(db.pool, sessionId, room.emitted, FRAME)
        if (events.length === 0 || rooms.get(sessionId) !== room) continue
        room.emitted = events.at(-1)?.seq ?? room.emitted
        room.kept = [...room.kept, ...events].slice(-KEPT)
        countSales(room.sold, events)
        emit(sessionId, events)
        room.again ||= events.length === FRAME
        await pause(PACE_MS)
      } while (room.again)
    } catch (error) {
      log.warn({ err: error, sessionId }, 'a live log could not be read; the next pulse tries again')
    } finally {
      room.running = false
    }
  }

  return {
    async open(sessionId) {
      if (rooms.has(sessionId)) return
      const started = opening.get(sessionId) ?? start(sessionId).finally(() => opening.delete(sessionId))
      opening.set(sessionId, started)
      await started
    },
    poke(sessionId) {
      const poked = sessionId === undefined ? [...rooms.keys()] : [sessionId]
      for (const id of poked) {
        const room = rooms.get(id)
        if (!room) continue
        if (room.running) room.again = true
        else void follow(id, room)
      }
    },
    emitted: (sessionId) => rooms.get(sessionId)?.emitted ?? 0,
    keptAfter(sessionId, seq) {
      const room = rooms.get(sessionId)
      if (!room) return null
      const missed = room.kept.filter((event) => event.seq > seq)
      return missed.length === Math.max(0, room.emitted - seq) ? missed : null
    },
    sold: (sessionId, itemId) => rooms.get(sessionId)?.sold.get(itemId) ?? 0,
    sessions: () => [...rooms.keys()],
    close(sessionId) {
      rooms.delete(sessionId)
    },
  }
}
