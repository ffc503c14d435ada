import { v5 } from 'uuid'
import { DomainError } from '#domain/errors.ts'
import { surveyOf } from '#domain/registry/survey-fields.ts'
import type { Db } from '#server/db/db.ts'
import type { Deps } from '#server/deps.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { proposeVersion } from '#server/linkage/propose-version.ts'
import { proposeList } from '#server/period-income/propose-list.ts'
import { standingHousehold } from '#server/registry/household-state.ts'
import { writeSurvey } from '#server/registry/record-survey.ts'
import { agreementProposal, agreementsByCode } from './agreement-rows.ts'
import { type ImportPlan, type PlannedChange, sealPlan } from './import-plan.ts'
import { payrollRows } from './payroll-rows.ts'
import { type ImportFacts, importWithPlan } from './read-imports.ts'
import { type Writing, writeImported } from './write-households.ts'

type Needs = Pick<Deps, 'db' | 'clock' | 'vault' | 'files'>

/**
 * Does what a checked import says. Households and surveys: all of it or nothing, by somebody other than who uploaded it. Agreements and
 * payrolls become proposals, each approved by itself afterwards. Applying it twice changes nothing.
 * @throws DomainError NotFound, Forbidden, OutOfScope, SecondPersonNeeded, ImportStateConflict (undone, or rows are wrong),
 *   ChangeStale {key, fields}, HouseholdKnown, and what the proposals refuse
 */
export async function applyImport(deps: Needs, viewer: Viewer, id: string): Promise<void> {
  const { db, vault } = deps
  const file = await importWithPlan({ sql: db.pool, vault }, viewer, id)
  if (file.state === 'applied') return
  requireReady(file, viewer)
  const proposals = file.kind === 'agreements' || file.kind === 'payroll'
  if (proposals) await propose(deps, viewer, file)
  else await write(deps, viewer, id)
}

function requireReady({ state, plan, kind, uploadedBy }: ImportFacts & { plan: ImportPlan }, viewer: Viewer): void {
  if (state !== 'checked' || plan.problems.length > 0 || plan.changes.length === 0)
    throw new DomainError('ImportStateConflict')
  const decided = kind === 'households' || kind === 'surveys'
  if (decided && uploadedBy === `user:${viewer.userId}`) throw new DomainError('SecondPersonNeeded')
}

const markApplied = `
UPDATE registry_import SET state = 'applied', sealed = $2, applied_by = $3, applied_at = $4 WHERE id = $1 AND state = 'checked'`

async function write({ db, clock, vault }: Needs, viewer: Viewer, id: string): Promise<void> {
  const at = clock.now()
  await db.tx(async (sql) => {
    const file = await importWithPlan({ sql, vault }, viewer, id, { lock: true })
    if (file.state === 'applied') return
    requireReady(file, viewer)
    const by: Writing = { sql, vault, viewer, at, importId: id }
    const writeOne = file.kind === 'households' ? writeImported : writeSurveyed
    const changes: PlannedChange[] = []
    for (const change of file.plan.changes) changes.push(await writeOne(by, change))
    const sealed = await sealPlan(vault, id, { ...file.plan, changes })
    await sql.query(markApplied, [id, sealed, `user:${viewer.userId}`, at])
  })
}

async function writeSurveyed({ sql, viewer, at, importId }: Writing, change: PlannedChange): Promise<PlannedChange> {
  const household = await standingHousehold(sql, viewer, change.id ?? '')
  const survey = surveyOf(change.after)
  if (!survey) throw new DomainError('ImportStateConflict')
  await writeSurvey(sql, survey, { householdId: household.id, by: `user:${viewer.userId}`, at, importId })
  return change
}

/** One proposal after the other, each in a transaction of its own: what was proposed before a stop is found again. */
async function propose(deps: Needs, viewer: Viewer, file: ImportFacts & { plan: ImportPlan }): Promise<void> {
  const { db, clock, vault } = deps
  const changes: PlannedChange[] = []
  for (const change of file.plan.changes) {
    const made = file.kind === 'payroll' ? proposePayroll : proposeAgreement
    changes.push({ ...change, madeId: await made(deps, viewer, file.id, change) })
  }
  const sealed = await sealPlan(vault, file.id, { ...file.plan, changes })
  await db.pool.query(markApplied, [file.id, sealed, `user:${viewer.userId}`, clock.now()])
}

function proposePayroll(deps: Needs, viewer: Viewer, importId: string, change: PlannedChange): Promise<string> {
  return proposeList(deps, viewer, {
    id: v5(change.key, importId),
    versionId: change.id ?? '',
    period: String(change.after.period),
    rows: payrollRows(change.rows ?? []),
    importId,
  })
}

async function proposeAgreement(
  deps: Needs,
  viewer: Viewer,
  _importId: string,
  change: PlannedChange,
): Promise<string> {
  const agreement = (await agreementsByCode(deps.db.pool, [change.key])).get(change.key)
  const proposal = agreement && agreementProposal(agreement, change.rows ?? [])
  if (!agreement || !proposal) throw new DomainError('ImportStateConflict')
  const own = agreement.openBy === viewer.userId && agreement.openEvidence === proposal.evidence.trim()
  if (agreement.open && own) return openVersion(deps.db, agreement.id)
  return proposeVersion(deps, viewer, proposal)
}

async function openVersion(db: Db, agreementId: string): Promise<string> {
  const { rows } = await db.pool.query<{ id: string }>(
    `SELECT id FROM agreement_version WHERE agreement_id = $1 AND state = 'proposed' LIMIT 1`,
    [agreementId],
  )
  return rows[0]?.id ?? ''
}
