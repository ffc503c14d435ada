import type { LinkageType } from '#domain/linkage-types.ts'
import { startOf } from '#server/reports/income-days-sql.ts'
import type { Channel } from './read-line.ts'
import type { Place } from './read-place.ts'
import type { ReportPeriod } from './report-period.ts'

/** What a report counts: a place, a period, perhaps one live session, channel, linkage type or household. */
export type IncomeFilter = {
  /** The viewer's own limit; null for none. */
  scope: string | null
  place: Place
  period: ReportPeriod
  liveSessionId: string | null
  channel: Channel | null
  type: LinkageType | null
  householdId: string | null
}

/**
 * The households a report looks at, as alias `h` with village `v` and township `t`: parameters $1 to $5. `m` is `h` itself or a
 * household that was merged into it: attributions name `m`, reports count `h`.
 */
export const householdsInPlace = `
household m JOIN household h ON h.id = coalesce(m.merged_into_id, m.id)
JOIN village v ON v.code = h.village_code JOIN township t ON t.code = v.township_code
WHERE ($1::bpchar IS NULL OR t.district_code = $1) AND ($2::bpchar IS NULL OR t.district_code = $2)
  AND ($3::bpchar IS NULL OR t.code = $3) AND ($4::bpchar IS NULL OR v.code = $4) AND ($5::uuid IS NULL OR $5 IN (h.id, m.id))`

/** Conditions on attribution `a` and its order `o`: parameters $6 to $10. Refunds count when they happened. */
export const earnedInPeriod = `
a.occurred_at >= ${startOf('$6::date')} AND a.occurred_at < ${startOf('$7::date + 1')}
AND ($8::uuid IS NULL OR o.live_session_id = $8) AND ($9::channel IS NULL OR o.channel = $9)
AND ($10::linkage_type IS NULL OR a.agreement_version_id IN (
  SELECT w.id FROM agreement_version w JOIN linkage_agreement g ON g.id = w.agreement_id WHERE g.type = $10))`

export const filterValues = (filter: IncomeFilter): unknown[] => [
  filter.scope,
  filter.place.district,
  filter.place.township,
  filter.place.village,
  filter.householdId,
  filter.period.fromDay,
  filter.period.toDay,
  filter.liveSessionId,
  filter.channel,
  filter.type,
]

/** Whether a report looks at every household there is. */
export const isEverywhere = ({ scope, place, householdId }: IncomeFilter): boolean =>
  scope === null && place.code === null && householdId === null

/** A household's name as everybody without a purpose sees it; `i` is household_identity. */
export const maskedName = 'i.masked_name'
