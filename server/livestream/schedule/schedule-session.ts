import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { spend } from '#server/identity/rate-limit.ts'
import { requireMember } from '#server/merchandising/membership.ts'
import { requireHost } from '../hosts.ts'
import { inviteCoHosts } from './invite-co-hosts.ts'
import { checkDraft, type SessionDraft } from './session-draft.ts'
import { writeItems } from './write-draft.ts'

/** Phones can be asked for by naming them as helpers; nobody goes through a list of them. */
export const savings = { max: 60, seconds: 60 * 60 }

/**
 * Announces a session of a producer that somebody acts for; they are its host. From now on people can be reminded of it.
 * @param sessionId the form’s own: sent twice, it is one session
 * @throws DomainError NotFound (not a member, or a product is not the producer’s),
 *   Forbidden (somebody else’s session has the id), WordsForbidden {field, words},
 *   InvalidInput {field, rule}, TooManyRequests {seconds}
 */
export async function scheduleSession(
  deps: { db: Db; clock: Clock },
  userId: string,
  { sessionId, producerId, draft }: { sessionId: string; producerId: string; draft: SessionDraft },
): Promise<void> {
  await spend(deps, `schedule:${userId}`, savings)
  const at = deps.clock.now()
  await deps.db.tx(async (sql) => {
    await requireMember(sql, userId, producerId)
    await checkDraft(sql, { sessionId, producerId, was: null, at }, draft)
    const { titleZh, titleEn, scheduledAt, coverKey } = draft
    const { rowCount } = await sql.query(
      `INSERT INTO live_session (id, title_zh, title_en, producer_id, scheduled_at, cover_key, created_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING`,
      [sessionId, titleZh, titleEn || titleZh, producerId, scheduledAt, coverKey, userId],
    )
    if (rowCount === 0) return requireHost(sql, sessionId, userId)
    await sql.query(`INSERT INTO live_host (session_id, user_id, role) VALUES ($1, $2, 'host')`, [sessionId, userId])
    await writeItems(sql, sessionId, draft.items)
    await inviteCoHosts(sql, { sessionId, hostId: userId, phones: draft.coHosts, at })
  })
}
