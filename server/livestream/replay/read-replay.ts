import type { LogStretch, ReplayChapter } from '#domain/live-replay.ts'
import { type ReplayTimeline, wallAt } from '#domain/replay-timeline.ts'
import type { Clock } from '#server/clock.ts'
import type { Db, Sql } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { type PartIn, partIn } from './part-in.ts'
import { readLogStretch } from './read-log-stretch.ts'
import { type PastSession, readSessionPast } from './read-session-past.ts'
import { mayWatch, type ReplayStanding, readWatchable, standingOf, watchable } from './read-watchable.ts'

export type Replay = {
  standing: ReplayStanding
  /** Why a coordinator stopped the session. */
  stopReason: string | null
  part: PartIn | null
  /** Null: not for this viewer. */
  shown: ReplayShown | null
}

export type ReplayShown = {
  startedAt: Date
  endedAt: Date
  /** Pixels of the picture; null: sound only, or no recording. */
  size: { width: number; height: number } | null
  /** False: there is no picture; times are those of the session. */
  recorded: boolean
  /** Neighbouring segments are one piece. */
  timeline: ReplayTimeline
  chapters: ReplayChapter[]
  captions: boolean
  /** Changes whenever the log reads differently: part of its address. */
  version: string
  /** Replay time that was asked for, milliseconds, within the replay. */
  atMs: number
  /** The log around it. */
  stretch: LogStretch
}

type Deps = { db: Db; clock: Clock }

/**
 * What a page shows of a session that is over.
 * @param atMs replay time to begin at, milliseconds; what lies outside is taken to the nearest end
 * @throws DomainError NotFound, SessionStateConflict {state} (it is not over)
 */
export async function readReplay(
  deps: Deps,
  viewer: Viewer | null,
  { sessionId, atMs }: { sessionId: string; atMs: number },
): Promise<Replay> {
  const sql = deps.db.pool
  const past = await readSessionPast(sql, sessionId)
  const part = await partIn(sql, viewer, sessionId)
  const known = { standing: standingOf(past), stopReason: past.stopReason, part }
  if (!mayWatch(past, part)) return { ...known, shown: null }
  const { timeline, recorded } = await watchable(sql, past)
  const at = Math.min(Math.max(0, Math.floor(atMs)), timeline.durationMs)
  const sinceStart = (wallAt(timeline, at) ?? 0) - past.startedAt.getTime()
  return {
    ...known,
    shown: {
      startedAt: past.startedAt,
      endedAt: past.endedAt,
      size: recorded ? await readSize(sql, sessionId) : null,
      recorded,
      timeline,
      atMs: at,
      chapters: await readChapters(sql, past),
      ...(await readVersion(sql, past)),
      stretch: await readLogStretch(deps, sessionId, sinceStart),
    },
  }
}

/**
 * A stretch of the log for whoever may see the replay.
 * @param fromMs milliseconds from the session's start
 * @throws DomainError NotFound (also where it is not for this viewer), SessionStateConflict {state}
 */
export async function readReplayLog(
  deps: Deps,
  viewer: Viewer | null,
  { sessionId, fromMs }: { sessionId: string; fromMs: number },
): Promise<{ stretch: LogStretch; version: string }> {
  const sql = deps.db.pool
  const { past } = await readWatchable(sql, viewer, sessionId)
  const { version } = await readVersion(sql, past)
  return { stretch: await readLogStretch(deps, sessionId, fromMs), version }
}

async function readChapters(sql: Sql, { id, startedAt, endedAt }: PastSession): Promise<ReplayChapter[]> {
  const { rows } = await sql.query<{ itemId: string; at: Date }>(
    `SELECT payload->>'itemId' AS "itemId", at FROM live_event
     WHERE session_id = $1 AND type = 'item.presented' AND at <= $2 ORDER BY seq`,
    [id, endedAt],
  )
  return rows.map(({ itemId, at }) => ({ itemId, fromMs: Math.max(0, at.getTime() - startedAt.getTime()) }))
}

async function readVersion(sql: Sql, { id, lastSeq }: PastSession): Promise<{ version: string; captions: boolean }> {
  const { rows } = await sql.query<{ captions: boolean; edited: Date | null }>(
    `SELECT coalesce(bool_or(text <> ''), false) AS captions, max(edited_at) AS edited FROM live_caption WHERE session_id = $1`,
    [id],
  )
  const { captions = false, edited = null } = rows[0] ?? {}
  return { captions, version: `${lastSeq}-${edited?.getTime() ?? 0}` }
}

/** Of the track with most segments. */
async function readSize(sql: Sql, sessionId: string): Promise<ReplayShown['size']> {
  const { rows } = await sql.query<{ width: number; height: number }>(
    `SELECT t.width, t.height FROM live_track t JOIN live_segment s USING (session_id, epoch)
     WHERE t.session_id = $1 AND t.width IS NOT NULL AND t.height IS NOT NULL GROUP BY t.epoch, t.width, t.height ORDER BY count(*) DESC LIMIT 1`,
    [sessionId],
  )
  return rows[0] ?? null
}
