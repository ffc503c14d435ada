import { DomainError } from '#domain/errors.ts'
import type { LinkageType } from '#domain/linkage-types.ts'
import { isPeriodType, type PeriodType } from '#domain/period-basis.ts'
import type { Sql } from '#server/db/db.ts'
import { knownId } from '#server/households/known-id.ts'
import { requireInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { versionWithPlace } from './counted-sql.ts'

/** The approved version that a list pays by. */
export type ListVersion = {
  id: string
  agreementId: string
  type: PeriodType
  producerId: string
  districtCode: string
  validFrom: Date
  validTo: Date | null
  terms: Record<string, unknown>
}

/**
 * A version by which households are paid for a period.
 * @throws DomainError NotFound, Forbidden, OutOfScope, AgreementNotInForce, InvalidInput {field: 'versionId', rule: 'perSale'}
 */
export async function listVersion(sql: Sql, viewer: Viewer, versionId: string): Promise<ListVersion> {
  const { rows } = await sql.query<Omit<ListVersion, 'type'> & { type: LinkageType; state: string }>(
    `SELECT v.id, v.agreement_id AS "agreementId", g.type, v.state, r.id AS "producerId", f.district_code AS "districtCode",
            v.valid_from AS "validFrom", v.valid_to AS "validTo", v.terms
     FROM ${versionWithPlace} WHERE v.id = $1`,
    [knownId(versionId)],
  )
  const [version] = rows
  if (!version) throw new DomainError('NotFound')
  requireInScope(viewer, version.districtCode)
  const { state, type, ...facts } = version
  if (!isPeriodType(type)) throw new DomainError('InvalidInput', { field: 'versionId', rule: 'perSale' })
  if (state !== 'approved') throw new DomainError('AgreementNotInForce')
  return { ...facts, type }
}
