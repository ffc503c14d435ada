import { DomainError } from '#domain/errors.ts'
import type { Sql } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { endConsent } from './change-consent.ts'
import { endHouseholdVisits } from './end-household-visits.ts'
import { standingHousehold } from './household-state.ts'

/**
 * One household turned out to be another: from now on sales, payouts and figures are the other's, and all that was stays where it is.
 * Those that were merged into it before follow, so that nothing is merged twice over. Its open visits end. Rows are locked in one order.
 * @throws DomainError NotFound, Forbidden, OutOfScope, HouseholdMerged, InvalidInput {field: 'into', rule}
 */
export async function mergeHouseholds(
  sql: Sql,
  viewer: Viewer,
  { id, intoId, at }: { id: string; intoId: string; at: Date },
): Promise<void> {
  if (id === intoId) throw new DomainError('InvalidInput', { field: 'into', rule: 'unchanged' })
  for (const one of [id, intoId].sort()) await standingHousehold(sql, viewer, one, { lock: true })
  const farms = await sql.query<{ id: string; household_id: string }>(
    'SELECT id, household_id FROM producer WHERE household_id IN ($1, $2) FOR UPDATE',
    [id, intoId],
  )
  if (farms.rows.length > 1) throw new DomainError('InvalidInput', { field: 'into', rule: 'twoFarms' })
  await sql.query('UPDATE producer SET household_id = $2 WHERE household_id = $1', [id, intoId])
  await sql.query('UPDATE household SET merged_into_id = $2, merged_at = $3 WHERE merged_into_id = $1', [
    id,
    intoId,
    at,
  ])
  await sql.query('UPDATE household SET merged_into_id = $2, merged_at = $3 WHERE id = $1', [id, intoId, at])
  const by = `user:${viewer.userId}`
  await endHouseholdVisits(sql, id, { ending: 'merged', by, at })
  await endConsent(sql, id, 'alias', { actor: by, at })
}
