import { addDays, type CalendarDay, dayOf } from '#domain/calendar-day.ts'
import type { Sql } from '#server/db/db.ts'

/**
 * Why a month cannot be closed: a day of it is open, the month before is open, an entry of it does not balance, the
 * comparison with a provider has had an open difference for more than a day, the ledger is being sealed by another process.
 */
export type NotReady = 'daysOpen' | 'earlierOpen' | 'unbalanced' | 'difference' | 'busy'

export type Month = {
  /** Such as 2026-08. */
  period: string
  closedAt: Date | null
  closedByName: string | null
  block: bigint | null
  /** Null where it is closed or can be. Whether its entries balance is looked at when it closes. */
  notReady: NotReady | null
}

const months = `
WITH span AS (SELECT min(day) AS first, greatest(max(day), $1::date) AS last FROM ledger_entry)
SELECT to_char(m, 'YYYY-MM') AS period, (m + interval '1 month')::date - 1 <= (SELECT max(day) FROM ledger_day) AS "daysClosed",
       p.closed_at AS "closedAt", u.name AS "closedByName", p.block_number AS block
FROM span CROSS JOIN generate_series(date_trunc('month', first::timestamp), last::timestamp, interval '1 month') m
LEFT JOIN ledger_period p ON p.period = to_char(m, 'YYYY-MM') LEFT JOIN app_user u ON 'user:' || u.id = p.closed_by
ORDER BY 1`

const openDifference = `SELECT EXISTS (SELECT 1 FROM reconciliation_difference WHERE closed_at IS NULL AND found_at < $1) AS found`
const DAY_MS = 86_400_000

/** Every month that has entries, up to the present one, newest first. */
export async function readMonths(sql: Sql, now: Date): Promise<Month[]> {
  type Row = Omit<Month, 'notReady'> & { daysClosed: boolean | null }
  const { rows } = await sql.query<Row>(months, [dayOf(now)])
  const { rows: differences } = await sql.query<{ found: boolean }>(openDifference, [new Date(now.getTime() - DAY_MS)])
  const firstOpen = rows.find(({ closedAt }) => !closedAt)?.period
  const reason = ({ period, closedAt, daysClosed }: Row): NotReady | null => {
    if (closedAt) return null
    if (!daysClosed) return 'daysOpen'
    if (period !== firstOpen) return 'earlierOpen'
    return differences[0]?.found ? 'difference' : null
  }
  return rows.map(({ daysClosed, ...row }) => ({ ...row, notReady: reason({ ...row, daysClosed }) })).reverse()
}

/** First and last day of a month. */
export const daysOf = (period: string): { first: CalendarDay; last: CalendarDay } => {
  const first = `${period}-01`
  const [year = 0, month = 0] = period.split('-').map(Number)
  return { first, last: addDays(new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10), -1) }
}
