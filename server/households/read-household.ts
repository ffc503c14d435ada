import { DomainError } from '#domain/errors.ts'
import type { Fen } from '#domain/money.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import type { Vault } from '#server/vault/vault.ts'
import { type Figures, incomeFigures } from './income-figures.ts'
import { incomeFilter, type ReportDeps, type ReportQuery } from './income-report.ts'
import { maskedName } from './income-sql.ts'
import { knownId } from './known-id.ts'
import { type Identity, readIdentity } from './read-identity.ts'
import type { Place } from './read-place.ts'
import type { ReportPeriod } from './report-period.ts'
import { districtInScope } from './scope.ts'

export type MonitoredClass = 'not_yet_out' | 'unstable' | 'marginal' | 'shock'

export type HouseholdPage = {
  id: string
  code: string
  maskedName: string
  monitoredClass: MonitoredClass
  memberCount: number
  place: Place
  helper: { name: string; phone: string }
  /** Net income per head in a year, in fen, as surveyed: stands beside what sales contributed, never added to it. */
  baseline: { year: number; netPerHeadFen: Fen }
  /** Who they are, while a purpose given by this viewer stands. */
  identity: Identity | null
  period: ReportPeriod
  figures: Figures
}

const read = `
SELECT h.code, h.monitored_class AS "monitoredClass", h.member_count AS "memberCount", h.village_code AS village,
       h.baseline_year AS "baselineYear", h.baseline_net_per_head_fen AS "baselineFen", ${maskedName} AS "maskedName",
       r.name AS "helperName", r.phone AS "helperPhone"
FROM household h JOIN household_identity i ON i.household_id = h.id JOIN helper r ON r.id = h.helper_id WHERE h.id = $1`

type Row = {
  code: string
  monitoredClass: MonitoredClass
  memberCount: number
  village: string
  baselineYear: number
  baselineFen: Fen
  maskedName: string
  helperName: string
  helperPhone: string
}

/**
 * A household and what sales brought it in a period.
 * @throws DomainError Forbidden, NotFound, OutOfScope, InvalidInput {field}
 */
export async function readHousehold(
  deps: ReportDeps & { vault: Vault },
  viewer: Viewer,
  id: string,
  query: ReportQuery,
): Promise<HouseholdPage> {
  districtInScope(viewer)
  const row = (await deps.db.pool.query<Row>(read, [knownId(id)])).rows[0]
  if (!row) throw new DomainError('NotFound')
  const filter = await incomeFilter(deps, viewer, { ...query, place: row.village, household: id })
  const shown = { level: 'household', sort: 'net', descending: true, limit: 1, offset: 0 } as const
  const { total } = await incomeFigures(deps, filter, shown)
  const { code, monitoredClass, memberCount } = row
  return {
    id,
    code,
    maskedName: row.maskedName,
    monitoredClass,
    memberCount,
    place: filter.place,
    helper: { name: row.helperName, phone: row.helperPhone },
    baseline: { year: row.baselineYear, netPerHeadFen: row.baselineFen },
    identity: await readIdentity(deps, viewer, id),
    period: filter.period,
    figures: total,
  }
}
