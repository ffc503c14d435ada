import { v7 as newId } from 'uuid'
import { DomainError } from '#domain/errors.ts'
import { periodIncomeRule } from '#domain/posting/period.ts'
import { readReason } from '#domain/reason.ts'
import type { Clock } from '#server/clock.ts'
import type { Db, Sql } from '#server/db/db.ts'
import { violated } from '#server/db/violated.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { post } from '#server/ledger/post.ts'
import { type LockedList, lockList, rowsOfList } from './lock-list.ts'
import { requireUncounted } from './require-uncounted.ts'

export type ListDecision = { listId: string; decision: 'approved' | 'rejected'; reason?: string }

const decide = `UPDATE period_list SET state = $2::period_list_state, decided_by = $3, decided_at = $4, reason = $5 WHERE id = $1`

const writeIncome = `
INSERT INTO period_income (id, kind, list_id, entry_id, agreement_id, agreement_version_id, household_id, period, income_class, amount_fen, occurred_at)
SELECT uuidv7(), 'sale', $1, $2, $3, $4, r.household_id, $5, $6, r.fen, $7 FROM unnest($8::uuid[], $9::bigint[]) AS r(household_id, fen)
ORDER BY r.household_id`

/**
 * A second person approves or rejects a list. Approved, it is income of its households for its month, owed by the producer; in a
 * month that is closed the entry counts for the open day, the month it is for stays.
 * @throws DomainError Forbidden, NotFound, OutOfScope, PeriodListStateConflict, SecondPersonNeeded, EvidenceNeeded, PeriodCounted {code?},
 *   InvalidInput {field: 'reason'}
 */
export async function decideList(
  { db, clock }: { db: Db; clock: Clock },
  viewer: Viewer,
  { listId, decision, reason = '' }: ListDecision,
): Promise<void> {
  const now = clock.now()
  const actor = `user:${viewer.userId}`
  await db
    .tx(async (sql) => {
      const list = await lockList(sql, viewer, listId)
      if (list.state !== 'proposed') throw new DomainError('PeriodListStateConflict')
      if (list.proposedBy === actor) throw new DomainError('SecondPersonNeeded')
      const why = decision === 'rejected' ? readReason(reason) : reason.trim() || null
      await sql.query(decide, [listId, decision, actor, now, why])
      if (decision === 'approved') await count(sql, list, now)
    })
    .catch((error: unknown) => {
      const guard = violated(error)
      if (guard === 'period_list_evidence') throw new DomainError('EvidenceNeeded')
      throw guard === 'period_income_once' ? new DomainError('PeriodCounted') : error
    })
}

async function count(sql: Sql, list: LockedList, now: Date): Promise<void> {
  const rows = await rowsOfList(sql, list)
  await requireUncounted(sql, list.agreementId, list.period, rows)
  const entryId = newId()
  await post(sql, {
    id: entryId,
    kind: 'period_income',
    cause: `period-list:${list.id}`,
    orderId: null,
    occurredAt: now,
    postings: periodIncomeRule(list.producerId, rows),
  })
  await sql.query(writeIncome, [
    ...[list.id, entryId, list.agreementId, list.versionId, list.period, list.incomeClass, now],
    rows.map(({ householdId }) => householdId),
    rows.map(({ fen }) => fen),
  ])
}
