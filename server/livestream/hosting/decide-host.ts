import { dayOf } from '#domain/calendar-day.ts'
import { DomainError } from '#domain/errors.ts'
import { hostStanding } from '#domain/host-standing.ts'
import { readReason } from '#domain/reason.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { districtInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { tellPeople } from '#server/notices/tell-people.ts'
import { hostOfDistrict } from './host-view.ts'

export const hostDecisions = ['verified', 'refused', 'revoked'] as const
export type HostDecision = (typeof hostDecisions)[number]

export type DecideHostInput = {
  userId: string
  decision: HostDecision
  /** Why not, for the person; not read where they are confirmed. */
  reason: string
  /** When what was read had been handed in, ms: a decision is about that and nothing newer. */
  submittedAt: number
}

type Row = {
  inScope: boolean
  bornOn: string
  guardian: boolean
  verified: boolean
  refused: boolean
  revoked: boolean
  submittedAt: Date
}

const lock = `
SELECT ${hostOfDistrict(2)} AS "inScope", to_char(v.born_on, 'YYYY-MM-DD') AS "bornOn", v.submitted_at AS "submittedAt",
  v.guardian_name IS NOT NULL AND v.guardian_phone IS NOT NULL AND v.guardian_file IS NOT NULL AS guardian,
  v.verified_at IS NOT NULL AS verified, v.refused_reason IS NOT NULL AS refused, v.revoked_at IS NOT NULL AS revoked
FROM host_verification v JOIN app_user u ON u.id = v.user_id WHERE v.user_id = $1 FOR UPDATE OF v`

/** Helps no session any more that is not over. */
const dropHelper = `
DELETE FROM live_host h USING live_session s WHERE s.id = h.session_id AND s.state <> 'ended' AND h.user_id = $1 AND h.role = 'co_host'`

/**
 * A coordinator confirms that somebody is who they say and old enough, refuses it, or withdraws it later. Nobody decides
 * about themselves. The person is told, and helps no session any more where it is withdrawn; those that are on the air go on:
 * `stopSession` ends one.
 * @throws DomainError Forbidden, NotFound, OutOfScope, InvalidInput {field, rule}, HostStateConflict (decided, or handed in
 *   anew meanwhile), HostNotVerified {why} (too young, or a guardian’s consent is missing)
 */
export async function decideHost(
  { db, clock }: { db: Db; clock: Clock },
  viewer: Viewer,
  input: DecideHostInput,
): Promise<void> {
  const { userId, decision } = input
  const district = districtInScope(viewer)
  if (viewer.userId === userId) throw new DomainError('Forbidden')
  const reason = input.decision === 'verified' ? input.reason.trim() : readReason(input.reason)
  const at = clock.now()
  await db.tx(async (sql) => {
    const { rows } = await sql.query<Row>(lock, [userId, district])
    const row = rows[0]
    if (!row) throw new DomainError('NotFound')
    if (!row.inScope) throw new DomainError('OutOfScope')
    const standing = hostStanding(row, dayOf(at))
    if (row.submittedAt.getTime() !== input.submittedAt) throw new DomainError('HostStateConflict')
    if (decision === 'verified' && (standing === 'tooYoung' || standing === 'guardianMissing'))
      throw new DomainError('HostNotVerified', { why: standing })
    const open = !row.verified && !row.refused
    if (decision === 'revoked' ? !row.verified : !open) throw new DomainError('HostStateConflict')
    const [verifiedAt, why] = decision === 'verified' ? [at, null] : [null, reason]
    await sql.query(
      'UPDATE host_verification SET verified_by = $2, verified_at = $3, refused_reason = $4, revoked_at = $5 WHERE user_id = $1',
      [userId, viewer.userId, verifiedAt, why, decision === 'revoked' ? at : null],
    )
    if (decision === 'revoked') await sql.query(dropHelper, [userId])
    const told = { decision, reason }
    await tellPeople(sql, [userId], { kind: 'host_decided', facts: told, about: String(at.getTime()), at })
  })
}
