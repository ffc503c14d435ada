import type { Fen } from '#domain/money.ts'
import type { Db } from '#server/db/db.ts'
import type { PastSession } from '../replay/read-session-past.ts'
import { STANDS } from './read-sales.ts'

/** One minute of a session, counted from 0. What was paid after its end has a place of its own behind the last: `late`. */
export type ReportMinute = {
  minute: number
  late: boolean
  /** Most who watched in it; null before anybody was counted, and after the end. */
  viewers: number | null
  messages: number
  /** Units paid for in it, of orders that stand, and what the goods came to. */
  units: number
  goodsFen: Fen
  byItem: { itemId: string; units: number }[]
}

/** `$2`: when it began; `$3`: its last minute. */
const minuteOf = (column: string) => `least(floor(extract(epoch FROM ${column} - $2::timestamptz) / 60)::int, $3::int)`

const readViewers = `
SELECT ${minuteOf('at')} AS minute, max(viewers) AS most, (array_agg(viewers ORDER BY at DESC))[1] AS last
FROM live_figure WHERE session_id = $1 AND at <= $4 GROUP BY 1 ORDER BY 1`

const readMessages = `
SELECT ${minuteOf('at')} AS minute, count(*)::int AS messages FROM live_event
WHERE session_id = $1 AND type = 'chat.said' AND at <= $4 GROUP BY 1`

const readSold = `
SELECT ${minuteOf('o.paid_at')} + CASE WHEN o.paid_at > $4 THEN 1 ELSE 0 END AS minute, l.live_item_id AS "itemId",
  sum(l.quantity - l.restocked)::int AS units, sum(l.amount_fen - l.discount_fen)::bigint AS "goodsFen"
FROM orders o JOIN order_line l ON l.order_id = o.id
WHERE o.live_session_id = $1 AND o.state IN ${STANDS} AND o.paid_at IS NOT NULL AND l.live_item_id IS NOT NULL GROUP BY 1, 2`

type Viewers = { minute: number; most: number; last: number }
type Sold = { minute: number; itemId: string; units: number; goodsFen: bigint }

/** The course of a session, minute by minute, with the minutes in which nothing happened. */
export async function readMinutes(db: Db, { id, startedAt, endedAt }: PastSession): Promise<ReportMinute[]> {
  const last = Math.max(0, Math.ceil((endedAt.getTime() - startedAt.getTime()) / 60_000) - 1)
  const span = [id, startedAt, last, endedAt]
  const [viewers, messages, sold] = await Promise.all([
    db.pool.query<Viewers>(readViewers, span),
    db.pool.query<{ minute: number; messages: number }>(readMessages, span),
    db.pool.query<Sold>(readSold, span),
  ])
  const lasts = sold.rows.some(({ minute }) => minute > last) ? last + 1 : last
  const minutes: ReportMinute[] = []
  let before: number | null = null
  for (let minute = 0; minute <= lasts; minute++) {
    const watched = viewers.rows.find((row) => row.minute === minute)
    const lines = sold.rows.filter((row) => row.minute === minute)
    minutes.push({
      minute,
      late: minute > last,
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
