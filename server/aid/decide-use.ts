import { DomainError } from '#domain/errors.ts'
import { readReason } from '#domain/reason.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { aidRefusal } from './aid-refusal.ts'
import { lockUse } from './use-place.ts'

export type UseDecision = { useId: string; decision: 'approved' | 'rejected'; reason?: string }

/**
 * A second person approves or rejects a use of aid. Approved money is promised: the fund has that much less. Why one was rejected stands
 * as its outcome.
 * @throws DomainError Forbidden, NotFound, OutOfScope, AidStateConflict, SecondPersonNeeded, FundUsedUp, InvalidInput {field: 'reason'}
 */
export async function decideUse(
  { db, clock }: { db: Db; clock: Clock },
  viewer: Viewer,
  { useId, decision, reason = '' }: UseDecision,
): Promise<void> {
  const actor = `user:${viewer.userId}`
  await db
    .tx(async (sql) => {
      const use = await lockUse(sql, viewer, useId)
      if (use.state !== 'proposed') throw new DomainError('AidStateConflict')
      if (use.proposedBy === actor) throw new DomainError('SecondPersonNeeded')
      const why = decision === 'rejected' ? readReason(reason) : null
      await sql.query(
        `UPDATE aid_use SET state = $2::aid_use_state, decided_by = $3, decided_at = $4, outcome = $5 WHERE id = $1`,
        [useId, decision, actor, clock.now(), why],
      )
    })
    .catch(aidRefusal)
}
