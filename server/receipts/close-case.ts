import { DomainError } from '#domain/errors.ts'
import { type CaseOutcome, caseOutcomes } from '#domain/receipt-check.ts'
import type { Deps } from '#server/deps.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { endVisits } from '#server/registry/end-visits.ts'
import { findCheck } from './find-check.ts'

const WORDS = { min: 8, max: 1_000 }

const close = `
UPDATE payout_case SET closed_by = $2, closed_at = $3, outcome = $4, words = $5 WHERE check_id = $1 AND closed_at IS NULL`

/**
 * Says what was found out about a difference. It stays in the error rate: the household did not receive what was paid. A visit that was
 * planned to find out is over.
 * @throws DomainError Forbidden, NotFound, OutOfScope, InvalidInput {field}, CaseStateConflict (closed already, or none)
 */
export async function closeCase(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  viewer: Viewer,
  closing: { checkId: string; outcome: string; words: string },
): Promise<void> {
  const check = await findCheck(db.pool, viewer, closing.checkId)
  const outcome: CaseOutcome | undefined = caseOutcomes.find((one) => one === closing.outcome)
  if (!outcome) throw new DomainError('InvalidInput', { field: 'outcome', rule: 'choice' })
  const words = closing.words.trim()
  const length = [...words].length
  if (length < WORDS.min || length > WORDS.max)
    throw new DomainError('InvalidInput', { field: 'words', rule: 'length' })
  const at = clock.now()
  await db.tx(async (sql) => {
    const { rowCount } = await sql.query(close, [check.id, viewer.userId, at, outcome, words])
    if (rowCount === 0) throw new DomainError('CaseStateConflict')
    const end = { checkId: check.id, kind: 'difference' as const, ending: 'answered' as const }
    await endVisits(sql, { ...end, by: `user:${viewer.userId}`, at, outcome: words })
  })
}
