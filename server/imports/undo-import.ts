import { DomainError, isDomainError } from '#domain/errors.ts'
import type { Deps } from '#server/deps.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { decideVersion } from '#server/linkage/decide-version.ts'
import { decideList } from '#server/period-income/decide-list.ts'
import { type ImportPlan, type PlannedChange, sealPlan } from './import-plan.ts'
import { type ImportFacts, importWithPlan } from './read-imports.ts'
import { takeBackImported } from './write-households.ts'

type Needs = Pick<Deps, 'db' | 'clock' | 'vault'>

const REASON = '导入已撤回'
const markUndone = `
UPDATE registry_import SET state = 'undone', sealed = $2, undone_by = $3, undone_at = $4 WHERE id = $1 AND state = 'applied'`

/**
 * Takes an applied import back as far as nothing else has been built on it; what stays is marked. Surveys of it count no more. Its
 * proposals that nobody decided yet are rejected, by somebody other than who proposed them. Undoing twice changes nothing.
 * @throws DomainError NotFound, Forbidden, OutOfScope, ImportStateConflict (never applied), SecondPersonNeeded,
 *   AgreementNeedsSecondPerson
 */
export async function undoImport(deps: Needs, viewer: Viewer, id: string): Promise<void> {
  const { db, clock, vault } = deps
  const at = clock.now()
  const file = await importWithPlan({ sql: db.pool, vault }, viewer, id)
  if (file.state === 'undone') return
  if (file.state !== 'applied') throw new DomainError('ImportStateConflict')
  const rejected = await rejectProposals(deps, viewer, file)
  await db.tx(async (sql) => {
    const { state, kind, plan } = await importWithPlan({ sql, vault }, viewer, id, { lock: true })
    if (state !== 'applied') return
    const changes: PlannedChange[] = []
    for (const change of kind === 'households' ? plan.changes.toReversed() : [])
      changes.unshift(await takeBackImported({ sql, vault, viewer, at, importId: id }, change))
    const done = kind === 'households' ? changes : rejected
    await sql.query(markUndone, [
      id,
      await sealPlan(vault, id, { ...plan, changes: done }),
      `user:${viewer.userId}`,
      at,
    ])
  })
}

async function rejectProposals(
  deps: Needs,
  viewer: Viewer,
  { kind, plan }: ImportFacts & { plan: ImportPlan },
): Promise<PlannedChange[]> {
  const changes: PlannedChange[] = []
  for (const change of plan.changes) {
    if (kind === 'payroll')
      changes.push(
        await rejected(change, (id) => decideList(deps, viewer, { listId: id, decision: 'rejected', reason: REASON })),
      )
    else if (kind === 'agreements')
      changes.push(await rejected(change, (id) => decideVersion(deps, viewer, { versionId: id, decision: 'rejected' })))
    else changes.push(change)
  }
  return changes
}

/** Whatever was decided meanwhile stays decided. */
async function rejected(change: PlannedChange, reject: (id: string) => Promise<void>): Promise<PlannedChange> {
  try {
    await reject(change.madeId ?? '')
    return change
  } catch (error) {
    const decided = isDomainError(error) && ['PeriodListStateConflict', 'AgreementStateConflict'].includes(error.code)
    if (!decided) throw error
    return { ...change, kept: true }
  }
}
