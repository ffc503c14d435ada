import type { LiveEvent, LiveItemView } from '#domain/live-events.ts'
import type { ReplayTimeline } from '#domain/replay-timeline.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { readItems } from '../read-items.ts'
import { readPublicEvents, readRedaction } from './read-public-events.ts'
import { readWatchable } from './read-watchable.ts'

export type ReadWordsInput = { sessionId: string; page: number }

/** The log of a session as a text: everything but what was taken off. */
export type WholeLog = {
  startedAt: Date
  timeline: ReplayTimeline
  items: LiveItemView[]
  entries: LiveEvent[]
  page: number
  pages: number
}

/** Events a page is made from; what was taken off is among them. */
const PAGE = 300

/**
 * A page of what was said and done, in its order, for who reads instead of watching.
 * @param page from 1; what lies beyond the last is the last
 * @throws DomainError NotFound (also where the replay is not for this viewer), SessionStateConflict {state}
 */
export async function readWholeLog(
  { db, clock }: { db: Db; clock: Clock },
  viewer: Viewer | null,
  { sessionId, page: asked }: ReadWordsInput,
): Promise<WholeLog> {
  const sql = db.pool
  const { past, timeline } = await readWatchable(sql, viewer, sessionId)
  const pages = Math.max(1, Math.ceil(past.lastSeq / PAGE))
  const page = Math.min(Math.max(1, asked), pages)
  const redaction = await readRedaction(sql, sessionId)
  const upTo = Math.min(past.lastSeq, page * PAGE)
  const events = await readPublicEvents(sql, { sessionId, after: (page - 1) * PAGE, upTo }, redaction)
  return {
    startedAt: past.startedAt,
    timeline,
    items: await readItems(sql, sessionId, clock.now()),
    entries: events.filter(({ type, at }) => type !== 'chat.hidden' && Date.parse(at) <= past.endedAt.getTime()),
    page,
    pages,
  }
}
