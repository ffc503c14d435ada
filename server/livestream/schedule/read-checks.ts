import { type AdWord, findAdWords, isForbidden } from '#domain/advertising-words.ts'
import { dayOf } from '#domain/calendar-day.ts'
import { DomainError } from '#domain/errors.ts'
import type { HostStanding } from '#domain/host-standing.ts'
import { SESSION_HOURS } from '#domain/live-schedule.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { standingsOf } from '../host-verification.ts'
import { requireHost } from '../hosts.ts'
import type { SessionState } from '../lock-session.ts'

/** `stop`: it cannot go on the air, or nothing could be sold; `warn`: a person should look at it first. */
export type CheckLevel = 'ok' | 'warn' | 'stop'

type Named = { nameZh: string; nameEn: string }
export type CheckedHost = { name: string; host: boolean; bound: boolean; standing: HostStanding }
/** Where words were found: the title, or a product’s name or text. */
export type FoundWords = { product: Named | null; text: string; words: AdWord[] }

/** What has to be in order before a session goes on the air, as the shop knows it. Days are `yyyy-mm-dd`. */
export type SessionChecks = {
  id: string
  state: SessionState
  titleZh: string
  titleEn: string
  scheduledAt: Date
  /** `waiting`: people who were asked to help and have not answered. */
  hosts: { level: CheckLevel; people: CheckedHost[]; waiting: number }
  items: { level: CheckLevel; count: number }
  agreements: { level: CheckLevel; lacking: Named[] }
  stock: { level: CheckLevel; short: (Named & { left: number; quota: number; unitZh: string; unitEn: string })[] }
  /** `until`: the last day of the newest certificate; null: there is none. */
  certificates: { level: CheckLevel; lacking: (Named & { until: string | null })[] }
  words: { level: CheckLevel; found: FoundWords[] }
  reminders: number
}

type Session = Pick<SessionChecks, 'id' | 'state' | 'titleZh' | 'titleEn' | 'scheduledAt' | 'reminders'>
type Item = Named & {
  familyZh: string
  familyEn: string
  textZh: string
  textEn: string
  unitZh: string
  unitEn: string
  quota: number
  taken: number
  left: number
  agreed: boolean
  needsCertificate: boolean
  covered: boolean
  until: string | null
}

const readSession = `
SELECT s.id, s.state, s.title_zh AS "titleZh", s.title_en AS "titleEn", s.scheduled_at AS "scheduledAt",
  (SELECT count(*)::int FROM reminder m WHERE m.session_id = s.id) AS reminders
FROM live_session s WHERE s.id = $1`

/** `$2`: an instant at which the agreement is asked for; `$3`: the last day of the session. */
const readItems = `
SELECT p.name_zh || ' ' || p.spec_zh AS "nameZh", p.name_en || ' ' || p.spec_en AS "nameEn", f.name_zh AS "familyZh", f.name_en AS "familyEn",
  f.description_zh AS "textZh", f.description_en AS "textEn", p.unit_zh AS "unitZh", p.unit_en AS "unitEn",
  i.quota, i.taken, least(k.free, i.quota - i.taken) AS left,
  EXISTS (SELECT 1 FROM agreement_version v WHERE v.family_id = f.id AND v.state = 'approved' AND v.carries_split
    AND v.valid_from <= $2 AND (v.valid_to IS NULL OR v.valid_to > $2)) AS agreed,
  f.needs_quarantine AND p.ships_now AS "needsCertificate",
  EXISTS (SELECT 1 FROM batch_certificate c WHERE c.batch_id = p.batch_id AND c.kind = 'quarantine' AND c.issued_on <= $3 AND c.expires_on >= $3) AS covered,
  (SELECT to_char(max(c.expires_on), 'YYYY-MM-DD') FROM batch_certificate c WHERE c.batch_id = p.batch_id AND c.kind = 'quarantine') AS until
FROM live_item i JOIN product p ON p.id = i.product_id JOIN product_family f ON f.id = p.family_id JOIN stock k ON k.product_id = p.id
WHERE i.session_id = $1 ORDER BY i.position, i.id`

const named = ({ nameZh, nameEn }: Named): Named => ({ nameZh, nameEn })

function findWords({ titleZh, titleEn }: Session, items: readonly Item[]): SessionChecks['words'] {
  const texts: Omit<FoundWords, 'words'>[] = [
    ...[titleZh, titleEn].map((text) => ({ product: null, text })),
    ...items.flatMap((item) =>
      [item.nameZh, item.nameEn, item.familyZh, item.familyEn, item.textZh, item.textEn].map((text) => ({
        product: named(item),
        text,
      })),
    ),
  ]
  const distinct = [...new Map(texts.map((one) => [one.text, one])).values()]
  const found = distinct
    .map((one) => ({ ...one, words: findAdWords(one.text) }))
    .filter(({ words }) => words.length > 0)
  const worst = found.some(({ words }) => words.some(isForbidden))
  return { level: worst ? 'stop' : found.length > 0 ? 'warn' : 'ok', found }
}

async function checkHosts(deps: { db: Db; clock: Clock }, sessionId: string): Promise<SessionChecks['hosts']> {
  const { rows } = await deps.db.pool.query<{ id: string; name: string; host: boolean; bound: boolean }>(
    `SELECT u.id, u.name, h.role = 'host' AS host, EXISTS (
       SELECT 1 FROM producer_member m WHERE m.producer_id = s.producer_id AND m.user_id = u.id) AS bound
     FROM live_session s JOIN live_host h ON h.session_id = s.id JOIN app_user u ON u.id = h.user_id
     WHERE s.id = $1 ORDER BY h.role, u.name`,
    [sessionId],
  )
  const standings = await standingsOf(
    deps.db.pool,
    rows.map(({ id }) => id),
    deps.clock.now(),
  )
  const people = rows.map(({ id, ...row }) => ({ ...row, standing: standings.get(id) ?? ('none' as const) }))
  const able = people.some(({ bound, standing }) => bound && standing === 'verified')
  const all = people.every(({ standing }) => standing === 'verified')
  const { rowCount: waiting } = await deps.db.pool.query(
    `SELECT 1 FROM live_invitation i WHERE session_id = $1 AND declined_at IS NULL
       AND NOT EXISTS (SELECT FROM live_host h WHERE h.session_id = i.session_id AND h.user_id = i.user_id)`,
    [sessionId],
  )
  return { level: !able ? 'stop' : all ? 'ok' : 'warn', people, waiting: waiting ?? 0 }
}

/**
 * Looks over a session for one of its hosts: who may speak, what is offered and what lacks for it.
 * @throws DomainError NotFound, Forbidden (not a host)
 */
export async function readChecks(
  deps: { db: Db; clock: Clock },
  userId: string,
  sessionId: string,
): Promise<SessionChecks> {
  const { pool } = deps.db
  const { rows } = await pool.query<Session>(readSession, [sessionId])
  const session = rows[0]
  if (!session) throw new DomainError('NotFound')
  await requireHost(pool, sessionId, userId)
  const begins = Math.max(session.scheduledAt.getTime(), deps.clock.now().getTime())
  const lastDay = dayOf(new Date(begins + SESSION_HOURS * 3_600_000))
  const { rows: items } = await pool.query<Item>(readItems, [sessionId, new Date(begins), lastDay])
  const lacking = items.filter(({ agreed }) => !agreed)
  const uncovered = items.filter(({ needsCertificate, covered }) => needsCertificate && !covered)
  const short = items.filter(({ quota, taken, left }) => left < quota - taken)
  return {
    ...session,
    hosts: await checkHosts(deps, sessionId),
    items: { level: items.length === 0 ? 'stop' : 'ok', count: items.length },
    agreements: { level: lacking.length > 0 ? 'stop' : 'ok', lacking: lacking.map(named) },
    stock: {
      level: items.length > 0 && items.every(({ left }) => left <= 0) ? 'stop' : short.length > 0 ? 'warn' : 'ok',
      short: short.map(({ left, quota, unitZh, unitEn, ...item }) => ({ ...named(item), left, quota, unitZh, unitEn })),
    },
    certificates: {
      level: uncovered.length > 0 ? 'warn' : 'ok',
      lacking: uncovered.map(({ until, ...item }) => ({ ...named(item), until })),
    },
    words: findWords(session, items),
  }
}
