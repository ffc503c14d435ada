import { DomainError } from '#domain/errors.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { knownId } from '#server/households/known-id.ts'
import { requireInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'

const OUTCOME = { shortest: 2, longest: 500 }

/**
 * Says what came of looking in on a household: a visit, a call, a reason. Closing twice keeps the first outcome.
 * @throws DomainError NotFound, Forbidden, OutOfScope, InvalidInput {field: 'outcome', rule}
 */
export async function closeFollowUp(
  { db, clock }: { db: Db; clock: Clock },
  viewer: Viewer,
  { id, outcome }: { id: string; outcome: string },
): Promise<void> {
  const words = outcome.trim()
  const length = [...words].length
  if (length < OUTCOME.shortest) throw new DomainError('InvalidInput', { field: 'outcome', rule: 'required' })
  if (length > OUTCOME.longest) throw new DomainError('InvalidInput', { field: 'outcome', rule: 'tooLong' })
  const { rows } = await db.pool.query<{ district_code: string }>(
    `SELECT t.district_code FROM follow_up f JOIN household h ON h.id = f.household_id
     JOIN village v ON v.code = h.village_code JOIN township t ON t.code = v.township_code WHERE f.id = $1`,
    [knownId(id)],
  )
  if (!rows[0]) throw new DomainError('NotFound')
  requireInScope(viewer, rows[0].district_code)
  await db.pool.query(
    'UPDATE follow_up SET closed_by = $2, closed_at = $3, outcome = $4 WHERE id = $1 AND closed_at IS NULL',
    [id, `user:${viewer.userId}`, clock.now(), words],
  )
}
