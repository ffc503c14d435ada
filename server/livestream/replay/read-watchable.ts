import { DomainError } from '#domain/errors.ts'
import type { ReplayTimeline } from '#domain/replay-timeline.ts'
import type { Sql } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { type PartIn, partIn } from './part-in.ts'
import { readReplayTimeline } from './read-replay-timeline.ts'
import { type PastSession, readSessionPast } from './read-session-past.ts'

/** Who sees a replay: everybody; or, as its host took it off or a coordinator stopped the session, only those concerned. */
export type ReplayStanding = 'open' | 'hidden' | 'stopped'

export const standingOf = ({ hidden, stopReason }: PastSession): ReplayStanding =>
  stopReason !== null ? 'stopped' : hidden ? 'hidden' : 'open'

export const mayWatch = (past: PastSession, part: PartIn | null): boolean =>
  standingOf(past) === 'open' || part === 'host' || part === 'coordinator'

/** `recorded` false: there is no picture, the times are the session's own. */
export type Watchable = { past: PastSession; timeline: ReplayTimeline; recorded: boolean }

/** Where there is no recording, the replay is the session itself, without a picture. */
function wholeSession({ startedAt, endedAt }: PastSession): ReplayTimeline {
  const durationMs = endedAt.getTime() - startedAt.getTime()
  const piece = { msn: 0, epoch: 1, startMs: 0, durationMs, wallMs: startedAt.getTime(), replayMs: 0, follows: false }
  return { pieces: [piece], durationMs, fromMs: 0, recordingMs: durationMs }
}

export async function watchable(sql: Sql, past: PastSession): Promise<Watchable> {
  const timeline = await readReplayTimeline(sql, past)
  return { past, timeline: timeline ?? wholeSession(past), recorded: timeline !== null }
}

/** @throws DomainError NotFound (also where it is not for this viewer), SessionStateConflict {state} (it is not over) */
export async function readWatchable(sql: Sql, viewer: Viewer | null, sessionId: string): Promise<Watchable> {
  const past = await readSessionPast(sql, sessionId)
  if (!mayWatch(past, await partIn(sql, viewer, sessionId))) throw new DomainError('NotFound')
  return watchable(sql, past)
}
