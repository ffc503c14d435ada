import { DomainError } from '#domain/errors.ts'
import type { Deps } from '#server/deps.ts'

export type ScheduleInput = {
  /** UUID made by the form; sending the form again is the same session. */
  sessionId: string
  producerId: string
  titleZh: string
  titleEn: string
  scheduledAt: Date
}

/**
 * Announces a session of a producer. Everybody who acts for the producer may host it: its own people as hosts,
 * volunteers as co-hosts.
 * @throws DomainError Forbidden (does not act for this producer)
 */
export async function scheduleSession({ db }: Pick<Deps, 'db'>, userId: string, input: ScheduleInput): Promise<void> {
  await db.tx(async (sql) => {
    const { rowCount } = await sql.query('SELECT 1 FROM producer_member WHERE producer_id = $1 AND user_id = $2', [
      input.producerId,
      userId,
    ])
    if (rowCount === 0) throw new DomainError('Forbidden')
    const inserted = await sql.query(
      `INSERT INTO live_session (id, title_zh, title_en, producer_id, scheduled_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (id) DO NOTHING`,
      [input.sessionId, input.titleZh, input.titleEn, input.producerId, input.scheduledAt],
    )
    if (inserted.rowCount === 0) return
    await sql.query(
      `INSERT INTO live_host (session_id, user_id, role)
       SELECT $1, user_id, (CASE role WHEN 'host' THEN 'host' ELSE 'co_host' END)::live_host_role
       FROM producer_member WHERE producer_id = $2`,
      [input.sessionId, input.producerId],
    )
  })
}
