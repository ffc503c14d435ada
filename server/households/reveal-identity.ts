import { v7 as newId } from 'uuid'
import { DomainError } from '#domain/errors.ts'
import { purposeKinds } from '#domain/identity-purposes.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { knownId } from './known-id.ts'
import { districtInScope, requireInScope } from './scope.ts'

const VISIBLE_MS = 30 * 60_000
const SHORTEST = 8
const LONGEST = 200

/**
 * Writes down why a viewer needs to know who a household is; from then on, for half an hour, this viewer sees it.
 * The row stays for good: the log of accesses is made of these rows.
 * @param purpose why, in the person's own words, 8 to 200 characters
 * @returns until when, UTC
 * @throws DomainError Forbidden, NotFound, OutOfScope, PurposeRequired {min}
 */
export async function revealIdentity(
  { db, clock }: { db: Db; clock: Clock },
  viewer: Viewer,
  householdId: string,
  { kind, purpose }: { kind: string; purpose: string },
): Promise<Date> {
  districtInScope(viewer)
  const { rows } = await db.pool.query<{ district_code: string }>(
    `SELECT t.district_code FROM household h JOIN village v ON v.code = h.village_code
     JOIN township t ON t.code = v.township_code WHERE h.id = $1`,
    [knownId(householdId)],
  )
  if (!rows[0]) throw new DomainError('NotFound')
  requireInScope(viewer, rows[0].district_code)
  const words = purpose.trim().replace(/\s+/g, ' ')
  const known = purposeKinds.find((one) => one === kind)
  if (!known || [...words].length < SHORTEST || [...words].length > LONGEST)
    throw new DomainError('PurposeRequired', { min: SHORTEST })
  const at = clock.now()
  const until = new Date(at.getTime() + VISIBLE_MS)
  await db.pool.query(
    `INSERT INTO identity_access (id, user_id, household_id, purpose, granted_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)`,
    [newId(), viewer.userId, householdId, `${known}: ${words}`, at, until],
  )
  return until
}
