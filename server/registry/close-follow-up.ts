import { DomainError } from '#domain/errors.ts'
import { visitWords } from '#domain/visit-words.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { findFollowUp } from './find-follow-up.ts'
import { tellHelpers } from './tell-helpers.ts'

/**
 * Says what came of looking in on a household: a visit, a call, a reason; by a coordinator of the district or by the helper who went.
 * Saying it twice keeps the first words. The helper is told where somebody else says it.
 * @throws DomainError NotFound, Forbidden, OutOfScope, VisitStateConflict (it ended otherwise before), InvalidInput {field: 'outcome', rule}
 */
export async function closeFollowUp(
  { db, clock }: { db: Db; clock: Clock },
  viewer: Viewer,
  { id, outcome }: { id: string; outcome: string },
): Promise<void> {
  const words = visitWords('outcome', outcome, 'outcome')
  const actor = `user:${viewer.userId}`
  const at = clock.now()
  await db.tx(async (sql) => {
    const { ending, closedBy } = await findFollowUp(sql, viewer, id, { helperToo: true })
    if (ending === 'told' && closedBy === actor) return
    if (ending !== null) throw new DomainError('VisitStateConflict')
    await sql.query(
      `UPDATE follow_up SET ending = 'told', closed_by = $2, closed_at = $3, outcome = $4 WHERE id = $1`,
      [id, actor, at, words],
    )
    await tellHelpers(sql, [id], at)
  })
}
