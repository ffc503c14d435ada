import { v7 as newId } from 'uuid'
import { DomainError } from '#domain/errors.ts'
import type { EvidenceKind } from '#domain/evidence.ts'
import { periodOf } from '#domain/period.ts'
import { storedBasis } from '#domain/period-basis.ts'
import type { Deps } from '#server/deps.ts'
import { addEvidence } from '#server/evidence/add-evidence.ts'
import { knownId } from '#server/households/known-id.ts'
import { districtInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { type CheckedRow, checkRows, type ProposedRow } from './check-rows.ts'
import { type ListVersion, listVersion } from './list-version.ts'

export type ProposedList = {
  /** Made by the form, so that sending it twice is one list. */
  id?: string
  versionId: string
  /** A month in Asia/Shanghai, such as `2026-11`; not to come. */
  period: string
  rows: readonly ProposedRow[]
  importId?: string | null
  /** Payroll, lease or resolution; may be added later, but nothing is approved without. */
  evidence?: { kind: EvidenceKind; file: Buffer } | null
}

type Needs = Pick<Deps, 'db' | 'clock' | 'files'>

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/

/** The month is over or runs, and the version was in force on a day of it. */
function checkPeriod(period: string, { validFrom, validTo }: ListVersion, now: Date): void {
  const invalid = (rule: string) => new DomainError('InvalidInput', { field: 'period', rule })
  if (!MONTH.test(period)) throw invalid('month')
  if (period > periodOf(now)) throw invalid('future')
  const last = validTo && periodOf(new Date(validTo.getTime() - 1))
  if (period < periodOf(validFrom) || (last && period > last)) throw invalid('notInForce')
}

const writeList = `
INSERT INTO period_list (id, version_id, period, total_fen, import_id, proposed_by, proposed_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (id) DO NOTHING`

const writeRows = `
INSERT INTO period_list_row (list_id, household_id, basis, amount_fen)
SELECT $1, r.household_id, r.basis, r.amount_fen FROM unnest($2::uuid[], $3::jsonb[], $4::bigint[]) AS r(household_id, basis, amount_fen)`

/**
 * Proposes what an agreement pays its households for a month: payroll, rent roll, resolution, gifts. Nothing counts until a second
 * person approves it.
 * @returns the list's id
 * @throws DomainError Forbidden, NotFound, OutOfScope, AgreementNotInForce, InvalidInput {field, rule}, PeriodCounted {code},
 *   FileRefused {rule}
 */
export async function proposeList(deps: Needs, viewer: Viewer, input: ProposedList): Promise<string> {
  districtInScope(viewer)
  const id = input.id ? knownId(input.id) : newId()
  const { period, evidence } = input
  const version = await listVersion(deps.db.pool, viewer, input.versionId)
  checkPeriod(period, version, deps.clock.now())
  const rows = await checkRows(deps.db.pool, version, period, input.rows)
  if (evidence)
    await addEvidence(deps, viewer, {
      subject: 'period_list',
      subjectId: id,
      districtCode: version.districtCode,
      ...evidence,
    })
  await write(deps, viewer, { id, versionId: version.id, period, importId: input.importId ?? null, rows })
  return id
}

async function write(
  { db, clock }: Needs,
  viewer: Viewer,
  list: { id: string; versionId: string; period: string; importId: string | null; rows: readonly CheckedRow[] },
): Promise<void> {
  const { id, versionId, period, importId, rows } = list
  const total = rows.reduce((sum, { amountFen }) => sum + amountFen, 0n)
  const proposed = [`user:${viewer.userId}`, clock.now()]
  await db.tx(async (sql) => {
    const { rowCount } = await sql.query(writeList, [id, versionId, period, total, importId, ...proposed])
    if (rowCount === 0) return
    await sql.query(writeRows, [
      id,
      rows.map(({ householdId }) => householdId),
      rows.map(({ basis }) => JSON.stringify(storedBasis(basis))),
      rows.map(({ amountFen }) => amountFen),
    ])
  })
}
