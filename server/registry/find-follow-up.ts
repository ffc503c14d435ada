import { DomainError } from '#domain/errors.ts'
import type { Sql } from '#server/db/db.ts'
import { knownId } from '#server/households/known-id.ts'
import { requireInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { helperOfAccount } from './own-visits.ts'

/**
 * How a follow-up ended: with what came of it, answered otherwise, taken back, with nothing to ask any more, or with its household, which
 * left the registry or was merged into another.
 */
export type FollowUpEnding = 'told' | 'answered' | 'withdrawn' | 'void' | 'removed' | 'merged'

/** `closedBy` and `ending` are null while it is open. */
export type FoundFollowUp = { id: string; planned: boolean; closedBy: string | null; ending: FollowUpEnding | null }

type Row = FoundFollowUp & { districtCode: string; own: boolean | null }

const find = `
SELECT f.id, f.due_on IS NOT NULL AS planned, f.closed_by AS "closedBy", f.ending, t.district_code AS "districtCode",
       f.helper_id IN (${helperOfAccount}) AS own
FROM follow_up f JOIN household h ON h.id = f.household_id JOIN village v ON v.code = h.village_code
JOIN township t ON t.code = v.township_code WHERE f.id = $2 FOR NO KEY UPDATE OF f`

/**
 * A follow-up of the viewer's scope, or their own as its helper where a helper may; locked until the end of the transaction.
 * @throws DomainError NotFound, Forbidden, OutOfScope
 */
export async function findFollowUp(
  sql: Sql,
  viewer: Viewer,
  id: string,
  { helperToo }: { helperToo: boolean },
): Promise<FoundFollowUp> {
  const { rows } = await sql.query<Row>(find, [viewer.userId, knownId(id)])
  if (!rows[0]) throw new DomainError('NotFound')
  const { districtCode, own, ...found } = rows[0]
  if (!(helperToo && own)) requireInScope(viewer, districtCode)
  return found
}
