import type { Db } from '#server/db/db.ts'
import { type SessionCard, type SessionRow, selectSessions, toSessionCard } from '#server/livestream/session-card.ts'
import type { Buyer } from '#server/orders/buyer.ts'

/** A session that somebody will be told of. `phone`: E.164; null: on their browsers only. */
export type ReminderView = { session: SessionCard; phone: string | null }

/** What the buyer will still be told of, the soonest first. */
export async function listReminders({ db }: { db: Db }, buyer: Buyer): Promise<ReminderView[]> {
  const { rows } = await db.pool.query<SessionRow & { phone: string | null }>(
    `${selectSessions.replace('SELECT', 'SELECT m.phone,')} JOIN reminder m ON m.session_id = l.id AND m.told_at IS NULL
     WHERE l.state = 'scheduled' AND (m.user_id = $1 OR m.guest_key_hash = $2) ORDER BY l.scheduled_at, l.id LIMIT 50`,
    [buyer.userId, buyer.guestKeyHash],
  )
  return rows.map((row) => ({ session: toSessionCard(row), phone: row.phone }))
}
