import { type CalendarDay, dayOf } from '#domain/calendar-day.ts'
import { DomainError } from '#domain/errors.ts'
import { ageOn, HOST_AGE } from '#domain/host-standing.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { append } from '#server/outbox/append.ts'

/** What somebody hands in who wants to speak before viewers. */
export type HostSubmission = {
  realName: string
  bornOn: CalendarDay
  /** Needed from 16 to 17. `phone`: E.164; `fileKey`: a picture of the signed consent that was taken in for this form. */
  guardian: { name: string; phone: string; fileKey: string } | null
}

const OLDEST = 100
const NAME = /^[\p{L}·.’' -]{2,40}$/u

const refuse = (field: string, rule: string): never => {
  throw new DomainError('InvalidInput', { field, rule })
}

function check({ realName, bornOn, guardian }: HostSubmission, today: CalendarDay): void {
  if (!NAME.test(realName)) refuse('realName', 'name')
  const age = ageOn(bornOn, today)
  if (age < HOST_AGE.least) refuse('bornOn', 'tooYoung')
  if (age > OLDEST) refuse('bornOn', 'day')
  if (age >= HOST_AGE.alone) return
  if (!guardian || !NAME.test(guardian.name)) refuse('guardianName', 'guardian')
  if (guardian && guardian.phone === '') refuse('guardianPhone', 'guardian')
  if (guardian && guardian.fileKey === '') refuse('consent', 'guardian')
}

/**
 * Hands in name, age and, from 16 to 17, a guardian’s consent; a coordinator of the district checks them. Again replaces
 * what was handed in before and is checked anew; a guardian’s words of somebody grown up are not kept.
 * @throws DomainError InvalidInput {field, rule}, HostStateConflict (verified already)
 */
export async function submitPapers(
  { db, clock }: { db: Db; clock: Clock },
  userId: string,
  papers: HostSubmission,
): Promise<void> {
  const at = clock.now()
  const today = dayOf(at)
  check(papers, today)
  const { realName, bornOn } = papers
  const guardian = ageOn(bornOn, today) < HOST_AGE.alone ? papers.guardian : null
  await db.tx(async (sql) => {
    const { rows } = await sql.query<{ verified: boolean; file: string | null }>(
      'SELECT verified_at IS NOT NULL AS verified, guardian_file AS file FROM host_verification WHERE user_id = $1 FOR UPDATE',
      [userId],
    )
    if (rows[0]?.verified) throw new DomainError('HostStateConflict')
    await sql.query(
      `INSERT INTO host_verification (user_id, real_name, born_on, guardian_name, guardian_phone, guardian_file, submitted_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (user_id) DO UPDATE SET real_name = $2, born_on = $3, guardian_name = $4, guardian_phone = $5, guardian_file = $6,
         submitted_at = $7, verified_by = NULL, refused_reason = NULL, revoked_at = NULL
       WHERE host_verification.verified_at IS NULL`,
      [userId, realName, bornOn, guardian?.name, guardian?.phone, guardian?.fileKey, at],
    )
    const before = rows[0]?.file
    if (before && before !== guardian?.fileKey) await append(sql, 'picture.forget', { fileKey: before })
  })
}
