import { DomainError } from '#domain/errors.ts'
import type { Sql } from '#server/db/db.ts'

/** A session that is over, as its replay, report and rights need it. Times are UTC. */
export type PastSession = {
  id: string
  producerId: string
  districtCode: string
  startedAt: Date
  endedAt: Date
  /** Newest number of the log; it grows after the end where orders are paid or refunded late. */
  lastSeq: number
  hidden: boolean
  /** Why a coordinator ended it; null: nobody did. */
  stopReason: string | null
  recordingGone: boolean
  cutFromMs: number | null
  cutToMs: number | null
  thankedAt: Date | null
}

type Row = Omit<PastSession, 'lastSeq' | 'startedAt' | 'endedAt'> & {
  lastSeq: bigint
  state: string
  startedAt: Date | null
  endedAt: Date | null
}

const readRow = `
SELECT l.id, l.state, l.producer_id AS "producerId", r.district_code AS "districtCode", l.started_at AS "startedAt",
  l.ended_at AS "endedAt", l.last_seq AS "lastSeq", l.replay_hidden_at IS NOT NULL AS hidden, l.stop_reason AS "stopReason",
  l.recording_gone_at IS NOT NULL AS "recordingGone", l.cut_from_ms AS "cutFromMs", l.cut_to_ms AS "cutToMs", l.thanked_at AS "thankedAt"
FROM live_session l JOIN producer r ON r.id = l.producer_id WHERE l.id = $1`

/** @throws DomainError NotFound, SessionStateConflict {state} (it is not over yet) */
export async function readSessionPast(sql: Sql, sessionId: string): Promise<PastSession> {
  const { rows } = await sql.query<Row>({ name: 'live_read_past', text: readRow, values: [sessionId] })
  if (!rows[0]) throw new DomainError('NotFound')
  const { state, startedAt, endedAt, lastSeq, ...known } = rows[0]
  if (state !== 'ended' || !startedAt || !endedAt) throw new DomainError('SessionStateConflict', { state })
  return { ...known, startedAt, endedAt, lastSeq: Number(lastSeq) }
}
