import { v7 as newId } from 'uuid'
import { DomainError } from '#domain/errors.ts'
import { periodIncomePaidRule } from '#domain/posting/period.ts'
import type { Deps } from '#server/deps.ts'
import { addEvidence, type NewEvidence } from '#server/evidence/add-evidence.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { post } from '#server/ledger/post.ts'
import { districtOfList, incomeOfList, lockList } from './lock-list.ts'

export type ListProof = Pick<NewEvidence, 'file'> & { kind: 'bank_proof' | 'receipt' }

/**
 * The producer's proof that it paid the households of a list: what was declared is settled.
 * @throws DomainError Forbidden, NotFound, OutOfScope, PeriodListStateConflict, FileRefused {rule}
 */
export async function payList(
  deps: Pick<Deps, 'db' | 'clock' | 'files'>,
  viewer: Viewer,
  { listId, proof }: { listId: string; proof: ListProof },
): Promise<void> {
  const { db, clock } = deps
  const districtCode = await districtOfList(db.pool, viewer, listId)
  await requireApproved(deps, listId)
  await addEvidence(deps, viewer, { subject: 'period_list', subjectId: listId, districtCode, ...proof })
  const now = clock.now()
  await db.tx(async (sql) => {
    const list = await lockList(sql, viewer, listId)
    if (list.state !== 'approved' || list.takenBack) throw new DomainError('PeriodListStateConflict')
    await sql.query(`UPDATE period_list SET state = 'paid', paid_at = $2, paid_by = $3 WHERE id = $1`, [
      listId,
      now,
      `user:${viewer.userId}`,
    ])
    await post(sql, {
      id: newId(),
      kind: 'period_income_paid',
      cause: `period-list-paid:${listId}`,
      orderId: null,
      occurredAt: now,
      postings: periodIncomePaidRule(list.producerId, await incomeOfList(sql, list)),
    })
  })
}

/** Before a file is kept for nothing. */
async function requireApproved({ db }: Pick<Deps, 'db'>, listId: string): Promise<void> {
  const { rows } = await db.pool.query(`SELECT 1 FROM period_list WHERE id = $1 AND state = 'approved'`, [listId])
  if (rows.length === 0) throw new DomainError('PeriodListStateConflict')
}
