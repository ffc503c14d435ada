import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { spend } from '#server/identity/rate-limit.ts'
import { append } from '#server/outbox/append.ts'
import { inviteCoHosts } from './invite-co-hosts.ts'
import { lockScheduled } from './lock-scheduled.ts'
import { savings } from './schedule-session.ts'
import { checkDraft, type SessionDraft } from './session-draft.ts'
import { writeItems } from './write-draft.ts'

/**
 * Changes an announced session until it begins. Those who wanted to be reminded are told when its time moves. Who helps is for
 * its host to say: of a helper that part of the draft is not read.
 * @throws DomainError NotFound, Forbidden (not a host), SessionStateConflict {state}, WordsForbidden {field, words},
 *   InvalidInput {field, rule}, TooManyRequests {seconds}
 */
export async function editSession(
  deps: { db: Db; clock: Clock },
  userId: string,
  { sessionId, draft }: { sessionId: string; draft: SessionDraft },
): Promise<void> {
  await spend(deps, `schedule:${userId}`, savings)
  const at = deps.clock.now()
  await deps.db.tx(async (sql) => {
    const { producerId, scheduledAt: was, role } = await lockScheduled(sql, userId, sessionId)
    await checkDraft(sql, { sessionId, producerId, was, at }, draft)
    const { titleZh, titleEn, scheduledAt, coverKey } = draft
    await sql.query(
      'UPDATE live_session SET title_zh = $2, title_en = $3, scheduled_at = $4, cover_key = $5 WHERE id = $1',
      [sessionId, titleZh, titleEn || titleZh, scheduledAt, coverKey],
    )
    await writeItems(sql, sessionId, draft.items)
    if (role === 'host') await inviteCoHosts(sql, { sessionId, hostId: userId, phones: draft.coHosts, at })
    if (was.getTime() === scheduledAt.getTime()) return
    // Who was told already that it begins soon is told again, ten minutes before the new time.
    await sql.query('UPDATE reminder SET told_at = NULL WHERE session_id = $1', [sessionId])
    await append(sql, 'session.replanned', { sessionId })
  })
}
