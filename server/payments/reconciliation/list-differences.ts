import type { Db } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { requireAdmin } from '../staff-scope.ts'
import { type Difference, type DifferenceKind, differenceKinds } from './find-differences.ts'

/** Amounts in hundredths of `currency`, times UTC. */
export type DifferenceRow = Difference & {
  id: string
  provider: string
  /** What the buyer sees as the order's number. */
  orderNumber: bigint | null
  foundAt: Date
  closedAt: Date | null
  /** `user:<id>` or `clock`. */
  closedBy: string | null
  closedByName: string | null
  /** A person's words, or `agrees` where a later comparison closed it. */
  resolution: string | null
}
export type DifferenceList = {
  rows: DifferenceRow[]
  /** How many fit the filter, over all pages. */
  count: number
  pageSize: number
  open: number
  closed: number
  /** Open ones by kind; a kind without any is missing. */
  openByKind: Partial<Record<DifferenceKind, number>>
}
export type DifferenceQuery = {
  state?: 'open' | 'closed' | null
  kind?: DifferenceKind | null
  /** From 1. */
  page?: number | null
}

const PAGE_SIZE = 50
const LAST_PAGE = 100_000

const list = `
SELECT d.id, d.provider, d.kind, d.reference, d.order_id AS "orderId", o.number AS "orderNumber", d.ledger_fen AS "ledgerFen",
       d.provider_fen AS "providerFen", d.currency, d.found_at AS "foundAt", d.closed_at AS "closedAt", d.closed_by AS "closedBy",
       u.name AS "closedByName", d.resolution
FROM reconciliation_difference d LEFT JOIN orders o ON o.id = d.order_id LEFT JOIN app_user u ON 'user:' || u.id = d.closed_by
WHERE ($1::text IS NULL OR ($1 = 'open') = (d.closed_at IS NULL)) AND ($2::difference_kind IS NULL OR d.kind = $2)
ORDER BY d.closed_at IS NOT NULL, coalesce(d.closed_at, d.found_at) DESC, d.id DESC LIMIT $3 OFFSET $4`

/**
 * Differences between providers and the ledger, open ones first, newest first.
 * @throws DomainError NotSignedIn, Forbidden
 */
export async function listDifferences(
  { db }: { db: Db },
  viewer: Viewer | null,
  { state, kind, page }: DifferenceQuery,
): Promise<DifferenceList> {
  requireAdmin(viewer)
  const at = Math.max(1, Math.min(LAST_PAGE, Math.floor(page ?? 1) || 1))
  const [{ rows }, { rows: kinds }] = await Promise.all([
    db.pool.query<DifferenceRow>(list, [state ?? null, kind ?? null, PAGE_SIZE, (at - 1) * PAGE_SIZE]),
    db.pool.query<{ kind: DifferenceKind; open: number; closed: number }>(
      `SELECT kind, count(*) FILTER (WHERE closed_at IS NULL)::int AS open, count(closed_at)::int AS closed
       FROM reconciliation_difference GROUP BY kind`,
    ),
  ])
  const total = (of: 'open' | 'closed', only?: DifferenceKind | null) =>
    kinds.reduce((sum, counted) => (!only || counted.kind === only ? sum + counted[of] : sum), 0)
  const openByKind = Object.fromEntries(
    differenceKinds.map((one) => [one, total('open', one)] as const).filter(([, open]) => open > 0),
  )
  const count = (state === 'closed' ? 0 : total('open', kind)) + (state === 'open' ? 0 : total('closed', kind))
  return { rows, count, pageSize: PAGE_SIZE, open: total('open'), closed: total('closed'), openByKind }
}
