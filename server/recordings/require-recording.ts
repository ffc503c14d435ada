import { DomainError } from '#domain/errors.ts'
import type { ReplayCut } from '#domain/replay-timeline.ts'
import type { Sql } from '#server/db/db.ts'
import { districtInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { isHost } from '#server/livestream/hosts.ts'

/** A session that has ended and whose recording, if there was one, has not been removed. */
export type RecordedSession = {
  sessionId: string
  titleZh: string
  titleEn: string
  startedAt: Date | null
  endedAt: Date
  /** Neither did its host take the replay off, nor a coordinator stop the session. */
  isPublic: boolean
  cut: ReplayCut
}

/** `anybody`: the replay, as far as it is public. `concerned`: its hosts and coordination of its district only. */
export type RecordingAudience = 'anybody' | 'concerned'

type Row = {
  title_zh: string
  title_en: string
  started_at: Date | null
  ended_at: Date
  is_public: boolean
  cut_from_ms: number | null
  cut_to_ms: number | null
  district_code: string
}

/**
 * Hosts and coordination see a replay in any case.
 * @throws DomainError NotFound, also where it is not for this viewer
 */
export async function requireRecording(
  sql: Sql,
  viewer: Viewer | null,
  sessionId: string,
  audience: RecordingAudience = 'anybody',
): Promise<RecordedSession> {
  const { rows } = await sql.query<Row>({
    name: 'recording_session',
    text: `SELECT s.title_zh, s.title_en, s.started_at, s.ended_at, s.cut_from_ms, s.cut_to_ms, p.district_code,
        s.replay_hidden_at IS NULL AND s.stopped_by IS NULL AS is_public
      FROM live_session s JOIN producer p ON p.id = s.producer_id
      WHERE s.id = $1 AND s.state = 'ended' AND s.ended_at IS NOT NULL AND s.recording_gone_at IS NULL`,
    values: [sessionId],
  })
  const row = rows[0]
  if (!row) throw new DomainError('NotFound')
  const seen = row.is_public && audience === 'anybody'
  if (!seen && !(await isConcerned(sql, viewer, sessionId, row.district_code))) throw new DomainError('NotFound')
  return {
    sessionId,
    titleZh: row.title_zh,
    titleEn: row.title_en,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    isPublic: row.is_public,
    cut: { fromMs: row.cut_from_ms, toMs: row.cut_to_ms },
  }
}

async function isConcerned(sql: Sql, viewer: Viewer | null, sessionId: string, districtCode: string): Promise<boolean> {
  if (!viewer) return false
  if (await isHost(sql, sessionId, viewer.userId)) return true
  if (viewer.role !== 'coordinator' && viewer.role !== 'admin') return false
  const district = districtInScope(viewer)
  return district === null || district === districtCode
}
