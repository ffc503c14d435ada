import type { Db } from '#server/db/db.ts'

/**
 * Households that a person belongs to: those whose farm they are of, not as a volunteer, under every registration that turned out
 * to be the same household.
 */
export async function ownHouseholds({ pool }: Db, userId: string): Promise<Set<string>> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT h.id FROM producer_member m JOIN producer p ON p.id = m.producer_id JOIN household f ON f.id = p.household_id
     JOIN household h ON coalesce(h.merged_into_id, h.id) = coalesce(f.merged_into_id, f.id)
     WHERE m.user_id = $1 AND m.role = 'host'`,
    [userId],
  )
  return new Set(rows.map(({ id }) => id))
}
