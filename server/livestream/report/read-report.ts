import { DomainError } from '#domain/errors.ts'
import type { Fen } from '#domain/money.ts'
import type { Db } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { ownHouseholds } from '../own-households.ts'
import { type PartIn, partIn } from '../replay/part-in.ts'
import { readSessionPast } from '../replay/read-session-past.ts'
import { readIncome, type SessionIncome } from './read-income.ts'
import { type ReportMinute, readMinutes } from './read-minutes.ts'
import { type ItemSales, readSales, type SessionSales } from './read-sales.ts'

/** What a session came to. Amounts in fen; refunds are taken off where nothing else is said. */
export type LiveReport = {
  id: string
  titleZh: string
  titleEn: string
  producerZh: string
  producerEn: string
  startedAt: Date
  endedAt: Date
  stopReason: string | null
  part: PartIn
  /** Most who watched at once; null: nobody counted. */
  peak: { viewers: number; minute: number } | null
  /** Basis points: buyers of those who watched at the peak. Null where nobody did, or more bought than watched. */
  conversionBps: number | null
  sales: SessionSales
  items: ItemSales[]
  messages: number
  speakers: number
  income: SessionIncome
  minutes: ReportMinute[]
  /** Minutes with most units sold, the most first, at most five. */
  top: ReportMinute[]
}

export type { ItemSales, ReportMinute, SessionIncome, SessionSales }
export type Amount = Fen

const TOP = 5

/**
 * What a session came to, for its hosts, its producer's people and the coordination of its district.
 * @throws DomainError NotFound, Forbidden, SessionStateConflict {state} (it is not over)
 */
export async function readReport({ db }: { db: Db }, viewer: Viewer, sessionId: string): Promise<LiveReport> {
  const past = await readSessionPast(db.pool, sessionId)
  const part = await partIn(db.pool, viewer, sessionId)
  if (!part) throw new DomainError('Forbidden')
  const [names, { sales, items }, minutes, chat, income] = await Promise.all([
    readNames(db, sessionId),
    readSales(db, sessionId),
    readMinutes(db, past),
    readChat(db, sessionId),
    ownHouseholds(db, viewer.userId).then((own) =>
      readIncome(db, sessionId, { everything: part === 'coordinator', own }),
    ),
  ])
  const peak = minutes.reduce<LiveReport['peak']>(
    (most, { viewers, minute }) => (viewers !== null && viewers > (most?.viewers ?? 0) ? { viewers, minute } : most),
    null,
  )
  const { buyers } = sales
  return {
    ...names,
    id: sessionId,
    startedAt: past.startedAt,
    endedAt: past.endedAt,
    stopReason: past.stopReason,
    part,
    peak,
    conversionBps: peak && buyers <= peak.viewers ? Math.round((buyers * 10_000) / peak.viewers) : null,
    sales,
    items,
    ...chat,
    income,
    minutes,
    top: minutes
      .filter(({ units }) => units > 0)
      .sort((a, b) => b.units - a.units || a.minute - b.minute)
      .slice(0, TOP),
  }
}

type Names = Pick<LiveReport, 'titleZh' | 'titleEn' | 'producerZh' | 'producerEn'>

async function readNames(db: Db, sessionId: string): Promise<Names> {
  const { rows } = await db.pool.query<Names>(
    `SELECT l.title_zh AS "titleZh", l.title_en AS "titleEn", r.name_zh AS "producerZh", r.name_en AS "producerEn"
     FROM live_session l JOIN producer r ON r.id = l.producer_id WHERE l.id = $1`,
    [sessionId],
  )
  if (!rows[0]) throw new DomainError('NotFound')
  return rows[0]
}

/** Messages of viewers, and from how many people; the key of a message begins with its speaker's. */
async function readChat(db: Db, sessionId: string): Promise<{ messages: number; speakers: number }> {
  const { rows } = await db.pool.query<{ messages: number; speakers: number }>(
    `SELECT count(*)::int AS messages, count(DISTINCT coalesce(regexp_replace(dedupe_key, ':[^:]*$', ''), payload->>'name'))::int AS speakers
     FROM live_event WHERE session_id = $1 AND type = 'chat.said' AND NOT (payload->>'host')::bool`,
    [sessionId],
  )
  return rows[0] ?? { messages: 0, speakers: 0 }
}
