import { DomainError } from '#domain/errors.ts'
import type { Deps } from '#server/deps.ts'
import { addEvidence, type NewEvidence } from '#server/evidence/add-evidence.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { districtOfList } from './lock-list.ts'

/**
 * Adds a payroll, lease or resolution to a list that nobody has rejected.
 * @throws DomainError Forbidden, NotFound, OutOfScope, PeriodListStateConflict, FileRefused {rule}
 */
export async function addListEvidence(
  deps: Pick<Deps, 'db' | 'clock' | 'files'>,
  viewer: Viewer,
  { listId, evidence }: { listId: string; evidence: Pick<NewEvidence, 'file' | 'kind'> },
): Promise<void> {
  const districtCode = await districtOfList(deps.db.pool, viewer, listId)
  const { rows } = await deps.db.pool.query(`SELECT 1 FROM period_list WHERE id = $1 AND state <> 'rejected'`, [listId])
  if (rows.length === 0) throw new DomainError('PeriodListStateConflict')
  await addEvidence(deps, viewer, { subject: 'period_list', subjectId: listId, districtCode, ...evidence })
}
