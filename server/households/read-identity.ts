import { identityPurposes, purposeKind } from '#domain/identity-purposes.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { openPersonal, type Personal } from '#server/vault/personal.ts'
import type { Vault } from '#server/vault/vault.ts'

/** A household's person, shown for `purpose` until `until` (UTC). What the purpose does not need is null. */
export type Identity = Personal & { fields: readonly (keyof Personal)[]; purpose: string; until: Date }

const read = `
SELECT id, purpose, expires_at AS until FROM identity_access
WHERE user_id = $1 AND household_id = $2 AND expires_at > $3 ORDER BY expires_at DESC LIMIT 1`

/** The identity that this viewer gave a purpose for and may still see, or null. Each time it is shown is one row of the log. */
export async function readIdentity(
  deps: { db: Db; clock: Clock; vault: Vault },
  viewer: Viewer,
  householdId: string,
): Promise<Identity | null> {
  const given = [viewer.userId, householdId, deps.clock.now()]
  const access = (await deps.db.pool.query<{ id: string; purpose: string; until: Date }>(read, given)).rows[0]
  const kind = access ? purposeKind(access.purpose) : null
  if (!access || !kind) return null
  const { id: accessId, purpose, until } = access
  const fields = identityPurposes[kind]
  const opened = await openPersonal(deps, viewer, { householdIds: [householdId], fields, purpose, accessId })
  const personal = opened.get(householdId)
  return personal ? { ...personal, fields, purpose, until } : null
}
