import { v7 as newId } from 'uuid'
import type { LiveEvent } from '#domain/live-events.ts'
import type { Sql } from '#server/db/db.ts'
import type { Market } from './market.ts'

/** A session of thirty minutes that is over; `items` are those of `products`, in their order. */
export type RecordedSession = { sessionId: string; startedAt: Date; items: [string, string] }

type Told = {
  [T in LiveEvent['type']]: [second: number, type: T, payload: (LiveEvent & { type: T })['payload']]
}[LiveEvent['type']]

const MINUTE = 60
export const LASTS_S = 30 * MINUTE
/** The moment that differs from what comes before and after. */
export const MINUTE_23 = 23 * MINUTE

/** What happened: two goods by turns, a price that falls twice, a question, sales, words every ten seconds. */
function story([hen, eggs]: [string, string]): Told[] {
  const said: Told[] = Array.from({ length: LASTS_S / 10 - 1 }, (_, n) => [
    n * 10 + 5,
    'chat.said',
    { name: '游客0001', text: `第 ${n + 1} 句`, host: n % 12 === 0 },
  ])
  const changed = (second: number, itemId: string, livePriceFen: number, quota: number): Told => [
    second,
    'item.changed',
    { itemId, livePriceFen, quota },
  ]
  const paid = (second: number, quantity: number, soldInSession: number): Told => [
    second,
    'order.paid',
    { itemId: hen, name: '李**', quantity, soldInSession },
  ]
  return [
    [0, 'session.started', {}],
    changed(0, hen, 9_000, 50),
    changed(0, eggs, 4_500, 40),
    ...said,
    [30, 'item.presented', { itemId: hen }],
    paid(5 * MINUTE, 2, 2),
    [10 * MINUTE, 'item.presented', { itemId: eggs }],
    [22 * MINUTE, 'item.presented', { itemId: hen }],
    changed(22 * MINUTE + 30, hen, 8_800, 50),
    paid(22 * MINUTE + 40, 3, 5),
    [22 * MINUTE + 50, 'chat.said', { name: '游客0002', text: '一开始就收起的话', host: false }],
    [22 * MINUTE + 51, 'chat.said', { name: '游客0003', text: '一只多重？', host: false }],
    [22 * MINUTE + 52, 'chat.said', { name: '游客0002', text: '后来才收起的话', host: false }],
    [22 * MINUTE + 58, 'caption.said', { captionId: newId(), text: '一只净重三斤左右', lastsMs: 6_000 }],
    changed(24 * MINUTE, hen, 8_700, 60),
    paid(25 * MINUTE, 4, 9),
    [26 * MINUTE, 'item.presented', { itemId: eggs }],
    [LASTS_S, 'session.ended', {}],
    [LASTS_S + 600, 'order.refunded', { itemId: hen, quantity: 4, soldInSession: 5 }],
  ]
}

/** The story in its order, with what refers to numbers of messages. */
function withReferences(told: Told[]): Told[] {
  const bySecond = (list: Told[]) => list.sort((a, b) => a[0] - b[0])
  const refer: Told[] = [
    [22 * MINUTE + 54, 'chat.hidden', { seqs: [1] }],
    [22 * MINUTE + 55, 'question.pinned', { seq: 1, name: '游客0003', text: '一只多重？' }],
    [23 * MINUTE + 20, 'question.answered', { seq: 1 }],
    [28 * MINUTE, 'chat.hidden', { seqs: [1] }],
  ]
  const all = bySecond([...told, ...refer])
  const numberOf = (text: string) =>
    all.findIndex(([, type, payload]) => type === 'chat.said' && payload.text === text) + 1
  const question = numberOf('一只多重？')
  return all.map((event): Told => {
    const [second, type, payload] = event
    if (type === 'question.pinned') return [second, type, { ...payload, seq: question }]
    if (type === 'question.answered') return [second, type, { seq: question }]
    if (type !== 'chat.hidden') return event
    return [second, type, { seqs: [numberOf(second < 28 * MINUTE ? '一开始就收起的话' : '后来才收起的话')] }]
  })
}

async function writeLog(sql: Sql, { sessionId, startedAt, items }: RecordedSession): Promise<void> {
  const at = (second: number) => new Date(startedAt.getTime() + second * 1_000)
  const events = withReferences(story(items))
  await sql.query(
    `INSERT INTO live_event (session_id, seq, type, payload, at)
     SELECT $1, e.seq, e.type, e.payload::jsonb, e.at FROM unnest($2::bigint[], $3::text[], $4::text[], $5::timestamptz[]) AS e(seq, type, payload, at)`,
    [
      sessionId,
      events.map((_, index) => index + 1),
      events.map(([, type]) => type),
      events.map(([, , payload]) => JSON.stringify(payload)),
      events.map(([second]) => at(second)),
    ],
  )
  await sql.query('UPDATE live_session SET last_seq = $2, presenting_item_id = $3 WHERE id = $1', [
    sessionId,
    events.length,
    items[1],
  ])
  await sql.query(
    `INSERT INTO live_caption (id, session_id, at, lasts_ms, source, said, text, by)
     SELECT (payload->>'captionId')::uuid, session_id, at, (payload->>'lastsMs')::int, 'typed', payload->>'text', payload->>'text', 'test'
     FROM live_event WHERE session_id = $1 AND type = 'caption.said'`,
    [sessionId],
  )
}

/** Every ten seconds: as many viewers as seconds went by, and of the first item one less than the log tells (somebody holds it). */
async function writeFigures(sql: Sql, { sessionId, startedAt, items }: RecordedSession): Promise<void> {
  await sql.query(
    `INSERT INTO live_figure (session_id, at, viewers, "left")
     SELECT $1, $2::timestamptz + make_interval(secs => s), s,
       jsonb_build_object($3::text, CASE WHEN s < 300 THEN 49 WHEN s < 1360 THEN 47 WHEN s < 1440 THEN 44 WHEN s < 1500 THEN 54 ELSE 50 END, $4::text, 40)
     FROM generate_series(0, $5::int, 10) AS s`,
    [sessionId, startedAt, items[0], items[1], LASTS_S],
  )
}

/**
 * Writes a session of `startedAt` with its log, figures and captions; it has no recording.
 * @param products the first is presented at minute 23 for 88.00, the second at the end
 */
export async function makeRecordedSession(
  sql: Sql,
  {
    producerId,
    hostId,
    products,
    startedAt = new Date('2026-08-28T08:00:00Z'),
    title = '半小时的直播',
  }: {
    producerId: string
    hostId: string
    products: [string, string]
    startedAt?: Date
    title?: string
  },
): Promise<RecordedSession> {
  const session: RecordedSession = { sessionId: newId(), startedAt, items: [newId(), newId()] }
  const endedAt = new Date(startedAt.getTime() + LASTS_S * 1_000)
  await sql.query(
    `INSERT INTO live_session (id, title_zh, title_en, producer_id, state, scheduled_at, started_at, ended_at)
     VALUES ($1, $2, 'Half an hour', $3, 'ended', $4, $4, $5)`,
    [session.sessionId, title, producerId, startedAt, endedAt],
  )
  await sql.query(`INSERT INTO live_host (session_id, user_id, role) VALUES ($1, $2, 'host')`, [
    session.sessionId,
    hostId,
  ])
  await sql.query(
    `INSERT INTO live_item (id, session_id, product_id, position, live_price_fen, quota)
     VALUES ($1, $3, $4, 0, 8700, 60), ($2, $3, $5, 1, 4500, 40)`,
    [...session.items, session.sessionId, ...products],
  )
  await writeLog(sql, session)
  await writeFigures(sql, session)
  return session
}

/** A second pack of the market's goods, for a session with two items. @returns the product's id */
export async function makeOtherPack(sql: Sql, { familyId }: Pick<Market, 'familyId'>): Promise<string> {
  const id = newId()
  await sql.query(
    `INSERT INTO product (id, slug, family_id, name_zh, name_en, spec_zh, spec_en, unit_zh, unit_en, price_fen, position, units_milli,
       illustration_kind, illustration_tint)
     VALUES ($1, $3, $2, '芦花鸡蛋', 'Luhua eggs', '三十枚', 'thirty', '盒', 'box', 5000, 2, 1000, 'luhua-hen', 'fengdu')`,
    [id, familyId, `pack-${id}`],
  )
  await sql.query('INSERT INTO stock (product_id, total, free) VALUES ($1, 100, 100)', [id])
  return id
}

/** Rows of a recording, a track whose segments follow each other; there are no files behind them. @param fromS seconds from the session's start */
export async function makeRecordingRows(
  sql: Sql,
  { sessionId, startedAt }: RecordedSession,
  { fromS, segments, seconds }: { fromS: number; segments: number; seconds: number },
): Promise<void> {
  await sql.query(
    `INSERT INTO live_track (session_id, epoch, init, codecs, width, height, started_at) VALUES ($1, 1, '\\x00', 'avc1.42c01e', 160, 90, $2)`,
    [sessionId, new Date(startedAt.getTime() + fromS * 1_000)],
  )
  await sql.query(
    `INSERT INTO live_segment (session_id, msn, epoch, start_ms, duration_ms, last_part, bytes, sha256)
     SELECT $1, n, 1, n * $3, $3, n, 1, repeat('0', 64) FROM generate_series(0, $2 - 1) AS n`,
    [sessionId, segments, seconds * 1_000],
  )
}
