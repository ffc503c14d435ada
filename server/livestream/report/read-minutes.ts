import type { Fen } from '#domain/money.ts'
import type { Db } from '#server/db/db.ts'
import type { PastSession } from '../replay/read-session-past.ts'
import { STANDS } from './read-sales.ts'

/** One minute of a session, counted from 0; what was paid after its end has a minute of its own behind the last. */
export type ReportMinute = {
  minute: number
  /** Most who watched in it; null before anybody was counted, and after the end. */
  viewers: number | null
  messages: number
  /** Units paid for in it, of orders that stand, and what the goods came to. */
  units: number
  goodsFen: Fen
  byItem: { itemId: string; units: number }[]
}

const minuteOf = (column: string) => `floor(extract(epoch FROM ${column} - $2::timestamptz) / 60)::int`

const readViewers = `
SELECT ${minuteOf('at')} AS minute, max(viewers) AS most, (array_agg(viewers ORDER BY at DESC))[1] AS last
FROM live_figure WHERE session_id = $1 AND at <= $3 GROUP BY 1 ORDER BY 1`

const readMessages = `
SELECT ${minuteOf('at')} AS minute, count(*)::int AS messages FROM live_event
WHERE session_id = $1 AND type = 'chat.said' GROUP BY 1`

const readSold = `
SELECT ${minuteOf('least(o.paid_at, $3)')} + CASE WHEN o.paid_at > $3 THEN 1 ELSE 0 END AS minute, l.live_item_id AS "itemId",
  sum(l.quantity - l.restocked)::int AS units, sum(l.amount_fen - l.discount_fen)::bigint AS "goodsFen"
FROM orders o JOIN order_line l ON l.order_id = o.id
WHERE o.live_session_id = $1 AND o.state IN ${STANDS} AND o.paid_at IS NOT NULL AND l.live_item_id IS NOT NULL GROUP BY 1, 2`

type Viewers = { minute: number; most: number; last: number }
type Sold = { minute: number; itemId: string; units: number; goodsFen: bigint }

/** The course of a session, minute by minute, with the minutes in which nothing happened. */
export async function readMinutes(db: Db, { id, startedAt, endedAt }: PastSession): Promise<ReportMinute[]> {
  const span = [id, startedAt, endedAt]
  const [viewers, messages, sold] = await Promise.all([
    db.pool.query<Viewers>(readViewers, span),
    db.pool.query<{ minute: number; messages: number }>(readMessages, span.slice(0, 2)),
    db.pool.query<Sold>(readSold, span),
  ])
  const last = Math.floor((endedAt.getTime() - startedAt.getTime()) / 60_000)
  const lasts = sold.rows.some(({ minute }) => minute > last) ? last + 1 : last
  const minutes: ReportMinute[] = []
  let before: number | null = null
  for (let minute = 0; minute <= lasts; minute++) {
    const watched = viewers.rows.find((row) => row.minute === minute)
    const lines = sold.rows.filter((row) => row.minute === minute)
    minutes.push({
      minute,
      viewers: minute > last ? null : watched ? Math.max(watched.most, before ?? 0) : before,
      messages: messages.rows.find((row) => row.minute === minute)?.messages ?? 0,
      units: lines.reduce((sum, { units }) => sum + units, 0),
      goodsFen: lines.reduce((sum, { goodsFen }) => sum + goodsFen, 0n),
      byItem: lines.map(({ itemId, units }) => ({ itemId, units })),
    })
    before = watched?.last ?? before
  }
  return minutes
}
