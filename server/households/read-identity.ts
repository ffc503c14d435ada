import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'

/** A household's person, shown for `purpose` until `until` (UTC). */
export type Identity = { headName: string; phone: string | null; purpose: string; until: Date }

const read = `
SELECT i.head_name AS "headName", i.phone, x.purpose, x.expires_at AS until
FROM identity_access x JOIN household_identity i ON i.household_id = x.household_id
WHERE x.user_id = $1 AND x.household_id = $2 AND x.expires_at > $3 ORDER BY x.expires_at DESC LIMIT 1`

/** The identity that this viewer gave a purpose for and may still see, or null. The caller has checked the scope. */
export async function readIdentity(
  { db, clock }: { db: Db; clock: Clock },
  viewer: Viewer,
  householdId: string,
): Promise<Identity | null> {
  const { rows } = await db.pool.query<Identity>(read, [viewer.userId, householdId, clock.now()])
  return rows[0] ?? null
}
