import type { Sql } from '#server/db/db.ts'
import { tellHelpers } from './tell-helpers.ts'

export type HouseholdEnd = {
  /** `removed`: it left the registry; `merged`: it is another household, at which visits are planned anew. */
  ending: 'removed' | 'merged'
  /** `user:<id>` */
  by: string
  at: Date
}

const end = `
UPDATE follow_up SET ending = $2, closed_by = $3, closed_at = $4 WHERE household_id = $1 AND closed_at IS NULL RETURNING id`

/**
 * Ends what is open of a household that goes, planned or not, and tells the helpers. In the transaction that removes or merges it, which
 * holds the household.
 */
export async function endHouseholdVisits(
  sql: Sql,
  householdId: string,
  { ending, by, at }: HouseholdEnd,
): Promise<void> {
  const { rows } = await sql.query<{ id: string }>(end, [householdId, ending, by, at])
  const ended = rows.map(({ id }) => id)
  await tellHelpers(sql, ended, at)
}
