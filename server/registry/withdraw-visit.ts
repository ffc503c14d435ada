import { DomainError } from '#domain/errors.ts'
import { visitWords } from '#domain/visit-words.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { findFollowUp } from './find-follow-up.ts'
import { tellHelpers } from './tell-helpers.ts'

/**
 * A coordinator of the district takes a planned visit back, for a reason that its helper reads and is told of. Again changes nothing.
 * What nobody planned (sales that fell) is closed with an outcome instead.
 * @throws DomainError NotFound, Forbidden, OutOfScope, VisitStateConflict (it ended otherwise before), InvalidInput {field: 'withdrawal', rule}
 */
export async function withdrawVisit(
  { db, clock }: { db: Db; clock: Clock },
  viewer: Viewer,
  { id, reason }: { id: string; reason: string },
): Promise<void> {
  const at = clock.now()
  await db.tx(async (sql) => {
    const { planned, ending } = await findFollowUp(sql, viewer, id, { helperToo: false })
    if (!planned) throw new DomainError('NotFound')
    const words = visitWords('withdrawal', reason, 'reason')
    if (ending === 'withdrawn') return
    if (ending !== null) throw new DomainError('VisitStateConflict')
    await sql.query(
      `UPDATE follow_up SET ending = 'withdrawn', closed_by = $2, closed_at = $3, outcome = $4 WHERE id = $1`,
      [id, `user:${viewer.userId}`, at, words],
    )
    await tellHelpers(sql, [id], at)
  })
}
