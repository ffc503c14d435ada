import { DomainError } from '#domain/errors.ts'

/** What a person asks for: a named period, a month such as `2026-11`, or days `from` and `to`, both included. */
export type PeriodQuery = { period?: string | null; from?: string | null; to?: string | null }

export type ReportPeriod = {
  /** `today`, `month`, `year`, a month such as `2026-10`, or `range`. */
  key: string
  /** First instant, UTC. */
  from: Date
  /** First instant after it, UTC. */
  to: Date
  /** First and last day in Asia/Shanghai, `YYYY-MM-DD`. */
  fromDay: string
  toDay: string
  /** How finely a trend over it is drawn. */
  step: 'hour' | 'day' | 'month'
}

const DAY_MS = 86_400_000
const MOST_DAYS = 3_660
const FINEST_DAYS = 62

const dayOf = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)

/** Midnight in Asia/Shanghai, which keeps UTC+8 all year. */
const midnight = (day: string): Date => new Date(`${day}T00:00:00+08:00`)

function parseDay(text: string, field: string): Date {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? midnight(text) : null
  if (!at || Number.isNaN(at.getTime()) || dayOf(at) !== text) throw new DomainError('InvalidInput', { field })
  return at
}

function between(key: string, from: Date, to: Date): ReportPeriod {
  const days = Math.round((to.getTime() - from.getTime()) / DAY_MS)
  if (days < 1 || days > MOST_DAYS) throw new DomainError('InvalidInput', { field: 'to' })
  const step = days === 1 ? 'hour' : days <= FINEST_DAYS ? 'day' : 'month'
  return { key, from, to, fromDay: dayOf(from), toDay: dayOf(new Date(to.getTime() - DAY_MS)), step }
}

function monthOf(key: string, month: string): ReportPeriod {
  const [year = 0, at = 0] = month.split('-').map(Number)
  const next = at === 12 ? `${year + 1}-01` : `${year}-${String(at + 1).padStart(2, '0')}`
  return between(key, parseDay(`${month}-01`, 'period'), midnight(`${next}-01`))
}

/**
 * The period of a report, in days of Asia/Shanghai; this month where nothing is asked for.
 * @throws DomainError InvalidInput {field} for what is no period
 */
export function reportPeriod(query: PeriodQuery, now: Date): ReportPeriod {
  const today = dayOf(now)
  if (query.from || query.to) {
    const from = parseDay(query.from || today, 'from')
    return between('range', from, new Date(parseDay(query.to || today, 'to').getTime() + DAY_MS))
  }
  const key = query.period || 'month'
  if (key === 'today') return between(key, midnight(today), new Date(midnight(today).getTime() + DAY_MS))
  if (key === 'month') return monthOf(key, today.slice(0, 7))
  if (key === 'year') {
    const year = Number(today.slice(0, 4))
    return between(key, midnight(`${year}-01-01`), midnight(`${year + 1}-01-01`))
  }
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(key)) return monthOf(key, key)
  throw new DomainError('InvalidInput', { field: 'period' })
}
