import { v7 as newId } from 'uuid'
import { DomainError } from '#domain/errors.ts'
import { periodIncomeReversedRule } from '#domain/posting/period.ts'
import { readReason } from '#domain/reason.ts'
import type { Deps } from '#server/deps.ts'
import { addEvidence, type NewEvidence } from '#server/evidence/add-evidence.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { post } from '#server/ledger/post.ts'
import { districtOfList, incomeOfList, lockList } from './lock-list.ts'

export type TakingBack = {
  listId: string
  reason: string
  /** The paper that shows the mistake; it also says who took the list back and when. */
  evidence: Pick<NewEvidence, 'file' | 'kind'>
}

const writeReversals = `
INSERT INTO period_income (id, kind, list_id, entry_id, agreement_id, agreement_version_id, household_id, period, income_class, amount_fen,
  reverses_id, occurred_at)
SELECT uuidv7(), 'reversal', i.list_id, $2, i.agreement_id, i.agreement_version_id, i.household_id, i.period, i.income_class, -i.amount_fen, i.id, $3
FROM period_income i WHERE i.list_id = $1 AND i.kind = 'sale' ORDER BY i.household_id`

/**
 * An approved list was wrong: every row of it is reversed, and the month is free for another one. What was paid nevertheless stays as
 * a balance between the producer and its households.
 * @throws DomainError Forbidden, NotFound, OutOfScope, PeriodListStateConflict, InvalidInput {field: 'reason'}, FileRefused {rule}
 */
export async function takeBackList(
  deps: Pick<Deps, 'db' | 'clock' | 'files'>,
  viewer: Viewer,
  { listId, reason, evidence }: TakingBack,
): Promise<void> {
  const { db, clock } = deps
  const districtCode = await districtOfList(db.pool, viewer, listId)
  const why = readReason(reason)
  const { rows } = await db.pool.query(
    `SELECT 1 FROM period_income WHERE list_id = $1 HAVING count(*) FILTER (WHERE kind = 'reversal') = 0 AND count(*) > 0`,
    [listId],
  )
  if (rows.length === 0) throw new DomainError('PeriodListStateConflict')
  await addEvidence(deps, viewer, { subject: 'period_list', subjectId: listId, districtCode, ...evidence })
  const now = clock.now()
  await db.tx(async (sql) => {
    const list = await lockList(sql, viewer, listId)
    if (list.takenBack || (list.state !== 'approved' && list.state !== 'paid'))
      throw new DomainError('PeriodListStateConflict')
    const entryId = newId()
    await post(sql, {
      id: entryId,
      kind: 'period_income_reversed',
      cause: `period-list-reversal:${listId}`,
      orderId: null,
      occurredAt: now,
      postings: periodIncomeReversedRule(list.producerId, await incomeOfList(sql, list)),
    })
    await sql.query(writeReversals, [listId, entryId, now])
    await sql.query('UPDATE period_list SET reason = $2 WHERE id = $1', [listId, why])
  })
}
