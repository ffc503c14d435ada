import type { FieldValues } from '#domain/catalog/fields.ts'
import { DomainError } from '#domain/errors.ts'
import { personalFields } from '#domain/registry/fields.ts'
import type { Db } from '#server/db/db.ts'
import { pageOf } from '#server/households/income-report.ts'
import { maskedName } from '#server/households/income-sql.ts'
import { knownId } from '#server/households/known-id.ts'
import { districtInScope, requireInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import type { Vault } from '#server/vault/vault.ts'
import { openChange } from './sealed-change.ts'

export type ChangeRow = {
  id: string
  kind: 'create' | 'update' | 'merge' | 'remove'
  state: 'proposed' | 'approved' | 'rejected' | 'withdrawn'
  householdId: string | null
  code: string | null
  maskedName: string | null
  /** Names of the fields, without content. */
  fields: string[]
  districtCode: string
  proposedBy: string
  proposer: string | null
  proposedAt: Date
  decider: string | null
  decidedAt: Date | null
  reason: string | null
}

const rowsOf = `
SELECT c.id, c.kind, c.state, c.household_id AS "householdId", h.code, ${maskedName} AS "maskedName",
  (SELECT coalesce(array_agg(split_part(f, ':', 1)), '{}') FROM unnest(c.fields) AS f) AS fields, c.district_code AS "districtCode",
  c.proposed_by AS "proposedBy", u.name AS proposer, c.proposed_at AS "proposedAt", w.name AS decider, c.decided_at AS "decidedAt", c.reason
FROM household_change c LEFT JOIN household h ON h.id = c.household_id LEFT JOIN household_identity i ON i.household_id = h.id
LEFT JOIN app_user u ON 'user:' || u.id = c.proposed_by LEFT JOIN app_user w ON 'user:' || w.id = c.decided_by`

const PAGE_SIZE = 50

/** Changes of the scope, those that wait first, longest waiting on top. @throws DomainError Forbidden */
export async function listChanges(
  { db }: { db: Db },
  viewer: Viewer,
  { page, householdId }: { page?: number | null; householdId?: string | null },
): Promise<{ rows: ChangeRow[]; count: number; waiting: number; pageSize: number }> {
  const { limit, offset } = pageOf(page, PAGE_SIZE)
  const { rows } = await db.pool.query<ChangeRow & { count: number; waiting: number }>(
    `SELECT *, count(*) OVER ()::int AS count, count(*) FILTER (WHERE state = 'proposed') OVER ()::int AS waiting
     FROM (${rowsOf} WHERE ($1::bpchar IS NULL OR c.district_code = $1) AND ($2::uuid IS NULL OR c.household_id = $2)) x
     ORDER BY state = 'proposed' DESC, CASE WHEN state = 'proposed' THEN "proposedAt" END, "decidedAt" DESC LIMIT $3 OFFSET $4`,
    [districtInScope(viewer), householdId ?? null, limit, offset],
  )
  return { rows, count: rows[0]?.count ?? 0, waiting: rows[0]?.waiting ?? 0, pageSize: PAGE_SIZE }
}

/** A change without what is personal: of those fields only that they change. */
export type ChangePage = ChangeRow & {
  before: FieldValues
  after: FieldValues
  hidden: string[]
  members: number | null
  into: { id: string; code: string; maskedName: string } | null
  why: string
}

/** @throws DomainError NotFound, Forbidden, OutOfScope */
export async function readChange(
  { db, vault }: { db: Db; vault: Vault },
  viewer: Viewer,
  id: string,
): Promise<ChangePage> {
  const { rows } = await db.pool.query<ChangeRow>(`${rowsOf} WHERE c.id = $1`, [knownId(id)])
  const row = rows[0]
  if (!row) throw new DomainError('NotFound')
  requireInScope(viewer, row.districtCode)
  const sealed = await db.pool.query<{ sealed: string }>('SELECT sealed FROM household_change WHERE id = $1', [id])
  const { before, after, members, intoId, why } = await openChange(vault, id, sealed.rows[0]?.sealed ?? '')
  const shown = (values: FieldValues): FieldValues =>
    Object.fromEntries(Object.entries(values).filter(([name]) => !personalFields.includes(name) && name !== 'members'))
  const hidden = row.fields.filter((name) => personalFields.includes(name) || name === 'members')
  const into = intoId
    ? await db.pool.query<{ id: string; code: string; maskedName: string }>(
        `SELECT h.id, h.code, ${maskedName} AS "maskedName" FROM household h JOIN household_identity i ON i.household_id = h.id WHERE h.id = $1`,
        [intoId],
      )
    : null
  return {
    ...row,
    ...{ before: shown(before), after: shown(after), hidden, members: members?.length ?? null, why },
    into: into?.rows[0] ?? null,
  }
}
