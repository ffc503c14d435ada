/** What a report's address says; the verbs judge it. */
export interface Asked {
  place: string | null
  period: string | null
  from: string | null
  to: string | null
  session: string | null
  household: string | null
  level: string | null
  channel: string | null
  type: string | null
  /** Searched for among rows. */
  q: string | null
  state: string | null
  sort: string | null
  page: number
}

const names = [
  ...(['place', 'period', 'from', 'to', 'session', 'household', 'level'] as const),
  ...(['channel', 'type', 'q', 'state', 'sort'] as const),
] as const

/** Reads the address of a report. Days count only where `range` is chosen, so that a form can send them always. */
export function readAsked(requestUrl: string): Asked {
  const query = new URL(requestUrl).searchParams
  const values = Object.fromEntries(names.map((name) => [name, query.get(name) || null])) as Record<
    (typeof names)[number],
    string | null
  >
  const named = values.period !== null && values.period !== 'range'
  return {
    ...values,
    from: named ? null : values.from,
    to: named ? null : values.to,
    period: values.period === 'range' ? null : values.period,
    page: Math.max(1, Number(query.get('page')) || 1),
  }
}

/** An address that keeps what was asked for, but for `change`; null or '' leaves a part out, the page starts anew. */
export function addressOf(
  path: string,
  asked: Asked,
  change: Partial<Record<keyof Asked, string | number | null>> = {},
): string {
  const merged: Record<string, string | number | null> = { ...asked, page: null, ...change }
  if (merged.from || merged.to) merged.period = null
  const kept = Object.entries(merged).filter(([, value]) => value !== null && value !== '')
  const query = new URLSearchParams(kept.map(([name, value]) => [name, String(value)])).toString()
  return query ? `${path}?${query}` : path
}

/** What was asked for as the query of an address, from page one. */
export const queryOf = (asked: Asked): string => addressOf('', asked).replace(/^\?/, '')

/** The sort a column's title leads to: largest first, then the other way round. */
export const nextSort = (column: string, sort: string, descending: boolean): string =>
  column === sort && descending ? column : `-${column}`
