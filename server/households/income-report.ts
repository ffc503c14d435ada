import { z } from 'zod'
import { DomainError } from '#domain/errors.ts'
import { type LinkageType, linkageTypes } from '#domain/linkage-types.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import type { IncomeFilter } from './income-sql.ts'
import { readPlace } from './read-place.ts'
import { type PeriodQuery, reportPeriod } from './report-period.ts'
import { districtInScope } from './scope.ts'

export type ReportDeps = { db: Db; clock: Clock }

/** What a page asks for, as it stands in its address. */
export type ReportQuery = PeriodQuery & {
  place?: string | null
  session?: string | null
  household?: string | null
  /** `shop` or `live`. */
  channel?: string | null
  /** A linkage type. */
  type?: string | null
  /** A column's name, with `-` before it for the largest first. */
  sort?: string | null
  /** From 1. */
  page?: number | null
}

const uuid = z.uuid()

function id(value: string | null | undefined, field: string): string | null {
  if (!value) return null
  if (!uuid.safeParse(value).success) throw new DomainError('InvalidInput', { field })
  return value
}

const channels = ['shop', 'live'] as const
const linkageTypeNames = Object.keys(linkageTypes) as LinkageType[]

function oneOf<T extends string>(value: string | null | undefined, among: readonly T[], field: string): T | null {
  if (!value) return null
  const found = among.find((one) => one === value)
  if (!found) throw new DomainError('InvalidInput', { field })
  return found
}

/**
 * The filter of a report, within the viewer's scope.
 * @throws DomainError Forbidden, NotFound, OutOfScope, InvalidInput {field}
 */
export async function incomeFilter(deps: ReportDeps, viewer: Viewer, query: ReportQuery): Promise<IncomeFilter> {
  const scope = districtInScope(viewer)
  return {
    scope,
    place: await readPlace(deps, viewer, query.place || null),
    period: reportPeriod(query, deps.clock.now()),
    liveSessionId: id(query.session, 'session'),
    channel: oneOf(query.channel, channels, 'channel'),
    type: oneOf(query.type, linkageTypeNames, 'type'),
    householdId: id(query.household, 'household'),
  }
}

/** A sort such as `-net` as one of `columns` and a direction; anything else is `fallback`. */
export function sortOf<T extends string>(
  sort: string | null | undefined,
  columns: readonly T[],
  fallback: { sort: T; descending: boolean },
): { sort: T; descending: boolean } {
  const descending = sort?.startsWith('-') ?? false
  const column = columns.find((one) => one === (descending ? sort?.slice(1) : sort))
  return column ? { sort: column, descending } : fallback
}

/** Rows of a page: `pageSize` on screen, everything up to a bound in an export. */
export const EXPORT_LIMIT = 50_000
export function pageOf(page: number | null | undefined, pageSize: number | 'all'): { limit: number; offset: number } {
  if (pageSize === 'all') return { limit: EXPORT_LIMIT, offset: 0 }
  const at = Math.max(1, Math.min(100_000, Math.floor(page ?? 1) || 1))
  return { limit: pageSize, offset: (at - 1) * pageSize }
}
