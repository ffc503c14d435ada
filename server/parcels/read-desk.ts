import { dayOf } from '#domain/calendar-day.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { type DeskParcel, type DeskRow, isToSend, readDeskParcels, toDeskParcel } from './desk-parcel.ts'

/** Enough for a day at a desk; the rest follows as these are sent. */
export const DESK_SHOWN = 200

type Deps = { db: Db; clock: Clock }

/** What a producer's members have to do, most urgent first, at most 200; `waiting` counts all of them. */
export type Desk = { parcels: DeskParcel[]; waiting: number; producers: { nameZh: string; nameEn: string }[] }

export async function readDesk({ db, clock }: Deps, userId: string): Promise<Desk> {
  const now = clock.now()
  const [listed, counted, producers] = await Promise.all([
    db.pool.query<DeskRow>(
      `${readDeskParcels} WHERE ${isToSend}
       ORDER BY coalesce(a.releases_on > $2::date, false), a.ship_by, o.paid_at, a.id LIMIT ${DESK_SHOWN}`,
      [userId, dayOf(now)],
    ),
    db.pool.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM parcel a JOIN orders o ON o.id = a.order_id
       JOIN producer_member m ON m.producer_id = a.producer_id AND m.user_id = $1 WHERE ${isToSend}`,
      [userId],
    ),
    db.pool.query<{ nameZh: string; nameEn: string }>(
      `SELECT d.name_zh AS "nameZh", d.name_en AS "nameEn" FROM producer_member m JOIN producer d ON d.id = m.producer_id
       WHERE m.user_id = $1 ORDER BY d.name_zh`,
      [userId],
    ),
  ])
  const parcels = listed.rows.map((row) => toDeskParcel(row, now))
  return { parcels, waiting: counted.rows[0]?.count ?? 0, producers: producers.rows }
}

/** One parcel of a producer this person acts for; null where there is none. */
export async function readDeskParcel(
  { db, clock }: Deps,
  userId: string,
  parcelId: string,
): Promise<DeskParcel | null> {
  const now = clock.now()
  const { rows } = await db.pool.query<DeskRow>(`${readDeskParcels} WHERE a.id = $3`, [userId, dayOf(now), parcelId])
  return rows[0] ? toDeskParcel(rows[0], now) : null
}

/** What was sent last, newest first; whom it was for is masked. */
export async function readSent({ db, clock }: Deps, userId: string): Promise<DeskParcel[]> {
  const now = clock.now()
  const { rows } = await db.pool.query<DeskRow>(
    `${readDeskParcels} WHERE a.state IN ('shipped', 'delivered') ORDER BY a.shipped_at DESC, a.id LIMIT ${DESK_SHOWN}`,
    [userId, dayOf(now)],
  )
  return rows.map((row) => toDeskParcel(row, now))
}
