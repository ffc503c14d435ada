import type { Db } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { staffDistrict } from '#server/reviews/who-may-speak.ts'

/** A producer's story with what stands about it. */
export type StoryStanding = {
  producerId: string
  slug: string
  nameZh: string
  nameEn: string
  storyZh: string | null
  storyEn: string | null
  /** Null: it is not shown. */
  consentAt: Date | null
  /** Who gave or withdrew consent last, and when; null where it was never changed here. */
  changedAt: Date | null
  /** Whether the person is one of the producer's own: only they can give consent. */
  own: boolean
}

/** The stories a person may decide about: of their own producers; for a coordinator, of those in scope. */
export async function listOwnStories(db: Pick<Db, 'pool'>, viewer: Viewer): Promise<StoryStanding[]> {
  const { rows } = await db.pool.query<StoryStanding>(
    `SELECT r.id AS "producerId", r.slug, r.name_zh AS "nameZh", r.name_en AS "nameEn", r.story_zh AS "storyZh",
       r.story_en AS "storyEn", r.story_consent_at AS "consentAt", m.user_id IS NOT NULL AS own,
       (SELECT max(c.at) FROM consent_change c WHERE c.producer_id = r.id) AS "changedAt"
     FROM producer r LEFT JOIN producer_member m ON m.producer_id = r.id AND m.user_id = $1
     WHERE m.user_id IS NOT NULL OR $2::text = 'all' OR r.district_code = $2::text
     ORDER BY own DESC, r.district_code, r.slug`,
    [viewer.userId, staffDistrict(viewer)],
  )
  return rows
}
