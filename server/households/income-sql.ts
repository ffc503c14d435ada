import type { Place } from './read-place.ts'
import type { ReportPeriod } from './report-period.ts'

/** What a report counts: a place, a period, perhaps one live session or one household. */
export type IncomeFilter = {
  /** The viewer's own limit; null for none. */
  scope: string | null
  place: Place
  period: ReportPeriod
  liveSessionId: string | null
  householdId: string | null
}

/** The households a report looks at, as alias `h` with village `v` and township `t`: parameters $1 to $5. */
export const householdsInPlace = `
household h JOIN village v ON v.code = h.village_code JOIN township t ON t.code = v.township_code
WHERE ($1::bpchar IS NULL OR t.district_code = $1) AND ($2::bpchar IS NULL OR t.district_code = $2)
  AND ($3::bpchar IS NULL OR t.code = $3) AND ($4::bpchar IS NULL OR v.code = $4) AND ($5::uuid IS NULL OR h.id = $5)`

/** Conditions on attribution `a` and its order `o`: parameters $6 to $8. Refunds count when they happened. */
export const earnedInPeriod = `
a.occurred_at >= $6 AND a.occurred_at < $7 AND ($8::uuid IS NULL OR o.live_session_id = $8)`

export const filterValues = ({ scope, place, period, liveSessionId, householdId }: IncomeFilter): unknown[] => [
  scope,
  place.district,
  place.township,
  place.village,
  householdId,
  period.from,
  period.to,
  liveSessionId,
]

/** A household's name as everybody without a purpose sees it; `i` is household_identity. */
export const maskedName = 'i.masked_name'
