import { DomainError } from '#domain/errors.ts'
import { type LinkageType, linkageTypes } from '#domain/linkage-types.ts'
import type { Fen } from '#domain/money.ts'
import type { PeriodShare } from '#domain/posting/period.ts'
import type { Sql } from '#server/db/db.ts'
import { knownId } from '#server/households/known-id.ts'
import { districtInScope, requireInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { takenBack, versionWithPlace } from './counted-sql.ts'

export type LockedList = {
  id: string
  state: 'proposed' | 'approved' | 'rejected' | 'paid'
  takenBack: boolean
  period: string
  proposedBy: string
  versionId: string
  agreementId: string
  incomeClass: string
  producerId: string
  districtCode: string
}

/** Where a list lies, before anything of it changes. @throws DomainError Forbidden, NotFound, OutOfScope */
export async function districtOfList(sql: Sql, viewer: Viewer, listId: string): Promise<string> {
  districtInScope(viewer)
  const { rows } = await sql.query<{ code: string }>(
    `SELECT d.code FROM period_list l JOIN ${versionWithPlace} ON v.id = l.version_id WHERE l.id = $1`,
    [knownId(listId)],
  )
  if (!rows[0]) throw new DomainError('NotFound')
  requireInScope(viewer, rows[0].code)
  return rows[0].code
}

/** A list, locked until the end of the transaction. @throws DomainError Forbidden, NotFound, OutOfScope */
export async function lockList(sql: Sql, viewer: Viewer, listId: string): Promise<LockedList> {
  const districtCode = await districtOfList(sql, viewer, listId)
  await sql.query('SELECT 1 FROM period_list WHERE id = $1 FOR UPDATE', [listId])
  const { rows } = await sql.query<Omit<LockedList, 'incomeClass' | 'districtCode'> & { type: LinkageType }>(
    `SELECT l.id, l.state, ${takenBack} AS "takenBack", l.period, l.proposed_by AS "proposedBy", v.id AS "versionId",
            g.id AS "agreementId", g.type, r.id AS "producerId"
     FROM period_list l JOIN ${versionWithPlace} ON v.id = l.version_id WHERE l.id = $1`,
    [listId],
  )
  const [list] = rows
  if (!list) throw new DomainError('NotFound')
  const { type, ...facts } = list
  return { ...facts, districtCode, incomeClass: linkageTypes[type].incomeClass }
}

/**
 * A row of a list for the household that counts: one that was merged away stands for the one it turned out to be. Its households are
 * locked until the transaction ends, in the order in which a merge locks them: none is merged between looking and paying.
 */
export async function rowsOfList(
  sql: Sql,
  { id, versionId }: Pick<LockedList, 'id' | 'versionId'>,
): Promise<(PeriodShare & { months: number })[]> {
  const { rows } = await sql.query<{ householdId: string; fen: Fen; months: number }>(
    `SELECT coalesce(h.merged_into_id, h.id) AS "householdId", x.amount_fen AS fen,
            coalesce((x.basis->>'months')::int, CASE WHEN g.type IN ('housing_joint', 'leased_operation')
              THEN (x.basis->>'quantityMilli')::int / 1000 ELSE 0 END) AS months
     FROM period_list_row x JOIN household h ON h.id = x.household_id, agreement_version v JOIN linkage_agreement g ON g.id = v.agreement_id
     WHERE x.list_id = $1 AND v.id = $2 ORDER BY h.id FOR SHARE OF h`,
    [id, versionId],
  )
  return rows.map((row) => ({ ...row, agreementVersionId: versionId }))
}

/** What counts of a list now, household by household. */
export async function incomeOfList(
  sql: Sql,
  { id }: Pick<LockedList, 'id'>,
): Promise<(PeriodShare & { incomeId: string })[]> {
  const { rows } = await sql.query<PeriodShare & { incomeId: string }>(
    `SELECT i.id AS "incomeId", i.household_id AS "householdId", i.amount_fen AS fen, i.agreement_version_id AS "agreementVersionId"
     FROM period_income i WHERE i.list_id = $1 AND i.kind = 'sale' ORDER BY i.household_id`,
    [id],
  )
  return rows
}
