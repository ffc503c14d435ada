import { v7 as newId } from 'uuid'
import { DomainError } from '#domain/errors.ts'
import { advanceGivenRule, grantGivenRule } from '#domain/posting/aid.ts'
import type { Deps } from '#server/deps.ts'
import { addEvidence, type NewEvidence } from '#server/evidence/add-evidence.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { post } from '#server/ledger/post.ts'
import { aidRefusal } from './aid-refusal.ts'
import { lockUse } from './use-place.ts'

export type Giving = { useId: string; voucher: Pick<NewEvidence, 'file' | 'kind'> | null }

/**
 * Money of an approved use was handed over, and here is its voucher. An advance is owed by its household from now on, never its income.
 * @throws DomainError Forbidden, NotFound, OutOfScope, AidStateConflict, EvidenceNeeded, FundUsedUp, FileRefused {rule}
 */
export async function giveUse(
  deps: Pick<Deps, 'db' | 'clock' | 'files'>,
  viewer: Viewer,
  { useId, voucher }: Giving,
): Promise<void> {
  const { db, clock } = deps
  const before = await db.tx((sql) => lockUse(sql, viewer, useId))
  if (before.state !== 'approved') throw new DomainError('AidStateConflict')
  const { districtCode } = before
  if (voucher) await addEvidence(deps, viewer, { subject: 'aid_use', subjectId: useId, districtCode, ...voucher })
  const now = clock.now()
  await db
    .tx(async (sql) => {
      const { state, kind, householdId, fundId, amountFen } = await lockUse(sql, viewer, useId)
      if (state !== 'approved') throw new DomainError('AidStateConflict')
      await sql.query(`UPDATE aid_use SET state = 'given', given_at = $2, given_by = $3 WHERE id = $1`, [
        useId,
        now,
        `user:${viewer.userId}`,
      ])
      const advance = kind === 'advance' && householdId !== null
      await post(sql, {
        id: newId(),
        kind: advance ? 'advance_given' : 'grant_given',
        cause: `aid-use:${useId}`,
        orderId: null,
        occurredAt: now,
        postings: advance ? advanceGivenRule(householdId, amountFen) : grantGivenRule(fundId, amountFen),
      })
    })
    .catch(aidRefusal)
}
