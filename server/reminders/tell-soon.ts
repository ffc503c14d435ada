import type { Clock } from '#server/clock.ts'
import type { Db, Sql } from '#server/db/db.ts'
import { queueNotices } from '#server/notices/queue-notices.ts'
import { browsersOf, type Reminded, reachesOf } from './reminded.ts'

type Deps = { db: Db; clock: Clock }

/** Minutes before a session begins. */
const BEFORE_MIN = 10
/** Minutes after which it is too late to say that it begins soon. */
const LATE_MIN = 15
/** Reminders told in one transaction. */
const BATCH = 200

/** A session that begins earlier than it was planned is due at once. */
const due = `
SELECT m.id, m.session_id AS "sessionId", m.user_id AS "userId", m.phone, m.locale, l.title_zh AS "titleZh", l.title_en AS "titleEn",
       coalesce(l.started_at, l.scheduled_at) AS "beginsAt", l.scheduled_at AS "scheduledAt", ${browsersOf} AS browsers
FROM reminder m JOIN live_session l ON l.id = m.session_id
WHERE m.told_at IS NULL AND l.state <> 'ended'
  AND coalesce(l.started_at, l.scheduled_at) BETWEEN $1::timestamptz - interval '${LATE_MIN} min' AND $1::timestamptz + interval '${BEFORE_MIN} min'
ORDER BY "beginsAt", m.id LIMIT ${BATCH} FOR UPDATE OF m SKIP LOCKED`

type Row = Reminded & { sessionId: string; titleZh: string; titleEn: string; beginsAt: Date; scheduledAt: Date }

/**
 * By the clock, every minute: tells everybody who wanted to know that a session begins within ten minutes. Each reminder is
 * told once, and a phone once a session however many gave it. Several processes share the work.
 * @returns how many were told
 */
export async function tellSoon({ db, clock }: Deps): Promise<number> {
  let told = 0
  for (;;) {
    const count = await db.tx((sql) => tellSome(sql, clock.now()))
    told += count
    if (count < BATCH) return told
  }
}

async function tellSome(sql: Sql, at: Date): Promise<number> {
  const { rows } = await sql.query<Row>(due, [at])
  for (const row of rows) {
    const { id, sessionId, userId, phone, titleZh, titleEn, beginsAt, scheduledAt } = row
    await queueNotices(sql, {
      ...{ kind: 'live_soon' as const, facts: { sessionId, titleZh, titleEn, beginsAt }, orderId: null, userId, at },
      dedupeKey: `live_soon:${sessionId}:${scheduledAt.getTime()}:${phone ?? id}`,
      reaches: reachesOf(row),
    })
  }
  await sql.query('UPDATE reminder SET told_at = $2 WHERE id = ANY($1::uuid[])', [rows.map(({ id }) => id), at])
  return rows.length
}
