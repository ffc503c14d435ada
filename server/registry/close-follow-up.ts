import { DomainError } from '#domain/errors.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { knownId } from '#server/households/known-id.ts'
import { requireInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { helperOfAccount } from './own-visits.ts'

const OUTCOME = { shortest: 2, longest: 500 }

/** @throws DomainError InvalidInput {field: 'outcome', rule} */
function checked(outcome: string): string {
  const words = outcome.trim()
  const length = [...words].length
  if (length < OUTCOME.shortest) throw new DomainError('InvalidInput', { field: 'outcome', rule: 'required' })
  if (length > OUTCOME.longest) throw new DomainError('InvalidInput', { field: 'outcome', rule: 'tooLong' })
  return words
}

const find = `
SELECT t.district_code AS "districtCode", f.helper_id IN (${helperOfAccount}) AS own FROM follow_up f JOIN household h ON h.id = f.household_id
JOIN village v ON v.code = h.village_code JOIN township t ON t.code = v.township_code WHERE f.id = $2`

/**
 * Says what came of looking in on a household: a visit, a call, a reason; by a coordinator of the district or by the helper who went.
 * Closing twice keeps the first outcome.
 * @throws DomainError NotFound, Forbidden, OutOfScope, InvalidInput {field: 'outcome', rule}
 */
export async function closeFollowUp(
  { db, clock }: { db: Db; clock: Clock },
  viewer: Viewer,
  { id, outcome }: { id: string; outcome: string },
): Promise<void> {
  const words = checked(outcome)
  const { rows } = await db.pool.query<{ districtCode: string; own: boolean | null }>(find, [
    ...[viewer.userId, knownId(id)],
  ])
  if (!rows[0]) throw new DomainError('NotFound')
  if (!rows[0].own) requireInScope(viewer, rows[0].districtCode)
  await db.pool.query(
    'UPDATE follow_up SET closed_by = $2, closed_at = $3, outcome = $4 WHERE id = $1 AND closed_at IS NULL',
    [id, `user:${viewer.userId}`, clock.now(), words],
  )
}
