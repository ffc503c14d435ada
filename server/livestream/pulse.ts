import { setTimeout as pause } from 'node:timers/promises'
import type { LivePulse } from '#domain/live-events.ts'
import type { Deps } from '#server/deps.ts'
import type { LiveIo } from './live-io.ts'
import type { Presence } from './presence.ts'
import { readFigures } from './read-figures.ts'
import { type FigureRow, recordFigures } from './record-figures.ts'
import type { Tail } from './tail.ts'

const EVERY_MS = 1_000

/**
 * Once a second: figures beside the log go to every room where they changed or somebody came in, and are kept; rooms
 * without sockets are left; a room that is behind the log is told to read it.
 * @returns how to say that somebody came in, and how to stop
 */
export function startPulse(
  { db, clock, log }: Pick<Deps, 'db' | 'clock' | 'log'>,
  { io, tail, presence }: { io: LiveIo; tail: Tail; presence: Presence },
): { greet(sessionId: string): void; stop(): Promise<void> } {
  const sent = new Map<string, string>()
  /** The newest figures that were kept of each room, as text. */
  const kept = new Map<string, string>()
  const stopping = new AbortController()

  function leaveEmptyRooms(): void {
    for (const sessionId of tail.sessions()) {
      if (io.sockets.adapter.rooms.has(sessionId)) continue
      tail.close(sessionId)
      sent.delete(sessionId)
      kept.delete(sessionId)
    }
  }

  /** Where a second is taken already, the next one is. */
  async function keep(rows: readonly FigureRow[]): Promise<void> {
    const news = rows.filter((row) => kept.get(row.sessionId) !== JSON.stringify(row))
    if (news.length === 0) return
    const missing = await recordFigures(db.pool, clock.now(), news)
    for (const row of news) if (!missing.has(row.sessionId)) kept.set(row.sessionId, JSON.stringify(row))
  }

  async function beat(): Promise<void> {
    // Of a room that was just left, too: nobody watches any more.
    const sessions = tail.sessions()
    leaveEmptyRooms()
    await presence.report()
    if (sessions.length === 0) return
    const rows: FigureRow[] = []
    for (const [sessionId, { lastSeq, media, left }] of await readFigures(db.pool, sessions)) {
      if (lastSeq > tail.emitted(sessionId)) tail.poke(sessionId)
      rows.push({ sessionId, viewers: presence.viewers(sessionId), left })
      if (!io.sockets.adapter.rooms.has(sessionId)) continue
      const items = left.map((item) => ({ ...item, sold: tail.sold(sessionId, item.itemId) }))
      const pulse: LivePulse = { viewers: presence.viewers(sessionId), media, items }
      const text = JSON.stringify(pulse)
      if (sent.get(sessionId) === text) continue
      sent.set(sessionId, text)
      io.to(sessionId).volatile.emit('pulse', { sessionId, ...pulse })
    }
    await keep(rows)
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      await beat().catch((error: unknown) => log.warn({ err: error }, 'the live rooms have no figures this second'))
      await pause(EVERY_MS, undefined, { signal: stopping.signal, ref: false }).catch(() => stopping.signal.aborted)
    }
  }

  const running = run()
  return {
    greet: (sessionId) => void sent.delete(sessionId),
    async stop() {
      stopping.abort()
      await running
    },
  }
}
