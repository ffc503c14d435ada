import type { MediaState } from '#domain/live-media.ts'
import type { SessionState } from './lock-session.ts'

/** A session as lists show it. Times are UTC. `productSlug`: what it presents now, else its first product. */
export type SessionCard = {
  id: string
  titleZh: string
  titleEn: string
  state: SessionState
  scheduledAt: Date
  startedAt: Date | null
  endedAt: Date | null
  producer: { slug: string; nameZh: string; nameEn: string; licenceNo: string | null }
  district: { nameZh: string; nameEn: string }
  items: number
  /** A picture of its own, key of the file store; null: the product's stands for it. */
  coverKey: string | null
  productSlug: string | null
  /** Whether there is a picture now. */
  media: MediaState
  /** It is over and can be watched again. */
  replay: boolean
}

export type SessionRow = {
  id: string
  title_zh: string
  title_en: string
  state: SessionState
  scheduled_at: Date
  started_at: Date | null
  ended_at: Date | null
  slug: string
  name_zh: string
  name_en: string
  licence_no: string | null
  district_zh: string
  district_en: string
  items: number
  cover_key: string | null
  product_slug: string | null
  media: MediaState
  replay: boolean
}

/** Columns and joins of a `SessionRow`; conditions go behind it. */
export const selectSessions = `
  SELECT l.id, l.title_zh, l.title_en, l.state, l.scheduled_at, l.started_at, l.ended_at,
    l.cover_key, l.media, l.state = 'ended' AND l.replay_hidden_at IS NULL AND l.recording_gone_at IS NULL
      AND EXISTS (SELECT FROM live_segment g WHERE g.session_id = l.id AND g.sha256 IS NOT NULL) AS replay,
    r.slug, r.name_zh, r.name_en, r.licence_no, d.name_zh AS district_zh, d.name_en AS district_en,
    (SELECT count(*)::int FROM live_item i WHERE i.session_id = l.id) AS items,
    (SELECT p.slug FROM live_item i JOIN product p ON p.id = i.product_id WHERE i.session_id = l.id
     ORDER BY i.id = l.presenting_item_id DESC NULLS LAST, i.position LIMIT 1) AS product_slug
  FROM live_session l JOIN producer r ON r.id = l.producer_id JOIN district d ON d.code = r.district_code`

export const toSessionCard = (row: SessionRow): SessionCard => ({
  id: row.id,
  titleZh: row.title_zh,
  titleEn: row.title_en,
  state: row.state,
  scheduledAt: row.scheduled_at,
  startedAt: row.started_at,
  endedAt: row.ended_at,
  producer: { slug: row.slug, nameZh: row.name_zh, nameEn: row.name_en, licenceNo: row.licence_no },
  district: { nameZh: row.district_zh, nameEn: row.district_en },
  items: row.items,
  coverKey: row.cover_key,
  productSlug: row.product_slug,
  media: row.media,
  replay: row.replay,
})
