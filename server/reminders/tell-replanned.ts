import type { Clock } from '#server/clock.ts'
import type { Db, Sql } from '#server/db/db.ts'
import { queueNotices } from '#server/notices/queue-notices.ts'
import { browsersOf, type Reminded, reachesOf } from './reminded.ts'

type Session = { titleZh: string; titleEn: string; beginsAt: Date; over: boolean }

/** Reminders told in one transaction. */
const BATCH = 200

/** Null once it was on the air: who is told of a change then has nothing from it. */
const planned = `
SELECT title_zh AS "titleZh", title_en AS "titleEn", scheduled_at AS "beginsAt", state = 'ended' AS over
FROM live_session WHERE id = $1 AND started_at IS NULL AND state <> 'live'`

const wanted = `
SELECT m.id, m.user_id AS "userId", m.phone, m.locale, ${browsersOf} AS browsers
FROM reminder m WHERE m.session_id = $1 AND ($2::uuid IS NULL OR m.id > $2) ORDER BY m.id LIMIT ${BATCH}`

/**
 * After a session that had not begun moved or was taken back: tells everybody who wanted to be reminded, as it is planned
 * now. Each new time is told once, however often this runs.
 * @returns how many were told
 */
export async function tellReplanned({ db, clock }: { db: Db; clock: Clock }, sessionId: string): Promise<number> {
  const { rows } = await db.pool.query<Session>(planned, [sessionId])
  const session = rows[0]
  if (!session) return 0
  let told = 0
  let last: string | null = null
  for (;;) {
    const some: Reminded[] = await db.tx((sql) => tellSome(sql, { sessionId, session, after: last, at: clock.now() }))
    told += some.length
    last = some.at(-1)?.id ?? null
    if (some.length < BATCH) return told
  }
}

async function tellSome(
  sql: Sql,
  { sessionId, session, after, at }: { sessionId: string; session: Session; after: string | null; at: Date },
): Promise<Reminded[]> {
  const { rows } = await sql.query<Reminded>(wanted, [sessionId, after])
  const { over, ...words } = session
  const kind = over ? ('live_cancelled' as const) : ('live_moved' as const)
  for (const row of rows)
    await queueNotices(sql, {
      ...{ kind, facts: { sessionId, ...words }, orderId: null, userId: row.userId, at },
      dedupeKey: `${kind}:${sessionId}:${words.beginsAt.getTime()}:${row.phone ?? row.id}`,
      reaches: reachesOf(row),
    })
  return rows
}
