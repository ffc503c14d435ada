import type { Db } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { actsFor, staffDistrict } from './who-may-speak.ts'

export const VOICES_A_PAGE = 20

/** A review or a question, for those who may answer it. */
export type Voice = {
  kind: 'review' | 'question'
  id: string
  slug: string
  nameZh: string
  nameEn: string
  rating: number | null
  words: string
  shownName: string
  at: Date
  answer: string | null
  hiddenReason: string | null
}

export type Voices = { voices: Voice[]; waiting: number; page: number; pages: number; mayHide: boolean }

const all = `
  SELECT 'review' AS kind, r.id, r.family_id, r.rating, r.words, r.shown_name, r.written_at AS at, r.reply AS answer,
    r.hidden_reason FROM review r
  UNION ALL
  SELECT 'question', q.id, q.family_id, NULL, q.words, q.shown_name, q.asked_at, q.answer, q.hidden_reason FROM question q`

const own = `FROM (${all}) v JOIN product_family f ON f.id = v.family_id WHERE ${actsFor(1)}`
const waits = `(v.answer IS NULL AND v.hidden_reason IS NULL)`

/** What people said and asked about the goods a person acts for; what waits for an answer first, oldest first. */
export async function listVoices(db: Pick<Db, 'pool'>, viewer: Viewer, page: number): Promise<Voices> {
  const district = staffDistrict(viewer)
  const who = [viewer.userId, district]
  const counted = await db.pool.query<{ total: number; waiting: number }>(
    `SELECT count(*)::int AS total, count(*) FILTER (WHERE ${waits})::int AS waiting ${own}`,
    who,
  )
  const { total = 0, waiting = 0 } = counted.rows[0] ?? {}
  const pages = Math.max(1, Math.ceil(total / VOICES_A_PAGE))
  const shown = Math.min(Math.max(1, page), pages)
  const { rows } = await db.pool.query<Voice>(
    `SELECT v.kind, v.id, f.name_zh AS "nameZh", f.name_en AS "nameEn", v.rating, v.words, v.shown_name AS "shownName", v.at,
       v.answer, v.hidden_reason AS "hiddenReason",
       (SELECT p.slug FROM product p WHERE p.family_id = f.id ORDER BY p.position, p.slug LIMIT 1) AS slug
     ${own} ORDER BY ${waits} DESC, CASE WHEN ${waits} THEN v.at END, v.at DESC, v.id LIMIT ${VOICES_A_PAGE} OFFSET $3`,
    [...who, (shown - 1) * VOICES_A_PAGE],
  )
  return { voices: rows, waiting, page: shown, pages, mayHide: district !== null }
}
