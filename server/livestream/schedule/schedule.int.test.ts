import pino from 'pino'
import sharp from 'sharp'
import { beforeEach, describe, expect, test } from 'vitest'
import { remind } from '#server/reminders/remind.ts'
import { tellReplanned } from '#server/reminders/tell-replanned.ts'
import { tellSoon } from '#server/reminders/tell-soon.ts'
import { useDatabase } from '#test/database.ts'
import { logOf, makeHost } from '#test/factories/live.ts'
import { type Market, makeMarket, makePerson } from '#test/factories/market.ts'
import { guest, stillClock } from '#test/factories/sale.ts'
import { memoryFiles } from '#test/fakes/memory-files.ts'
import { listSessions } from '../list-sessions.ts'
import { startSession } from '../start-session.ts'
import { cancelSession } from './cancel-session.ts'
import { editSession } from './edit-session.ts'
import { readChecks } from './read-checks.ts'
import { readOfferable, readPlan } from './read-plan.ts'
import { scheduleSession } from './schedule-session.ts'
import type { SessionDraft } from './session-draft.ts'
import { openCover, takeCover } from './take-cover.ts'

const database = useDatabase()
const bus = { publish: async () => undefined, subscribe: () => () => undefined, close: async () => undefined }
const HOUR = 3_600_000
let clock: ReturnType<typeof stillClock>
let market: Market
let farmer: string
let sessionId: string
beforeEach(async () => {
  clock = stillClock()
  market = await makeMarket(database.db)
  farmer = await makePerson(database.db, 'farmer')
  await makeHost(database.db, market, farmer)
  sessionId = crypto.randomUUID()
})
const deps = () => ({ db: database.db, clock, bus, log: pino({ level: 'silent' }) })
const run = (text: string, ...values: unknown[]) => database.db.pool.query(text, values)
const inHours = (hours: number) => new Date(clock.now().getTime() + hours * HOUR)

const draft = (changes: Partial<SessionDraft> = {}): SessionDraft => ({
  titleZh: '开栏直播',
  titleEn: '',
  scheduledAt: inHours(3),
  coverKey: null,
  items: [{ productId: market.productId, livePriceFen: 8_800n, quota: 50, perBuyer: 2 }],
  coHosts: [],
  ...changes,
})
const announce = (changes: Partial<SessionDraft> = {}, userId = farmer) =>
  scheduleSession(deps(), userId, { sessionId, producerId: market.producerId, draft: draft(changes) })
const edit = (changes: Partial<SessionDraft>) => editSession(deps(), farmer, { sessionId, draft: draft(changes) })

/** Another pack of the market’s good. */
async function anotherPack(): Promise<string> {
  const id = crypto.randomUUID()
  await run(
    `INSERT INTO product (id, slug, family_id, name_zh, name_en, spec_zh, spec_en, unit_zh, unit_en, price_fen, position, units_milli, illustration_kind, illustration_tint)
     SELECT $1, slug || '-two', family_id, name_zh, name_en, '两只', 'two birds', unit_zh, unit_en, 18800, 2, 2000, illustration_kind, illustration_tint
     FROM product WHERE id = $2`,
    id,
    market.productId,
  )
  await run('INSERT INTO stock (product_id, total, free) VALUES ($1, 10, 10)', id)
  return id
}

describe('announcing', () => {
  test('by somebody who acts for the producer, once however often it is sent', async () => {
    await Promise.all([announce(), announce(), announce()])
    const plan = await readPlan(deps(), farmer, sessionId)
    expect(plan).toMatchObject({ state: 'scheduled', titleZh: '开栏直播', titleEn: '开栏直播', coHosts: [] })
    expect(plan.items).toEqual([{ productId: market.productId, livePriceFen: 8_800n, quota: 50, perBuyer: 2 }])
    expect((await listSessions(deps())).next.map(({ id }) => id)).toContain(sessionId)
  })

  test('not by somebody else, nor with goods of somebody else', async () => {
    const stranger = await makePerson(database.db, 'farmer')
    await expect(announce({}, stranger)).rejects.toMatchObject({ code: 'NotFound' })
    const other = await makeMarket(database.db)
    const items = [{ productId: other.productId, livePriceFen: 8_800n, quota: 1, perBuyer: null }]
    await expect(announce({ items })).rejects.toMatchObject({ code: 'NotFound' })
    await announce()
    await makeHost(database.db, market, stranger)
    await expect(announce({ titleZh: '换成我的' }, stranger)).rejects.toMatchObject({ code: 'Forbidden' })
    for (const verb of [readPlan, readChecks])
      await expect(verb(deps(), stranger, sessionId)).rejects.toMatchObject({ code: 'Forbidden' })
  })

  test.each<[string, (productId: string) => Partial<SessionDraft>, string, string]>([
    ['a time that is past', () => ({ scheduledAt: inHours(-1) }), 'at', 'past'],
    ['a time too far ahead', () => ({ scheduledAt: inHours(24 * 91) }), 'at', 'far'],
    ['a title too short', () => ({ titleZh: '鸡' }), 'titleZh', 'length'],
    ['nothing to sell', () => ({ items: [] }), 'items', 'required'],
    [
      'a price below the floor',
      (id) => ({ items: [{ productId: id, livePriceFen: 6_999n, quota: 1, perBuyer: null }] }),
      'price',
      'floor',
    ],
    [
      'more than there is',
      (id) => ({ items: [{ productId: id, livePriceFen: 8_800n, quota: 101, perBuyer: null }] }),
      'quota',
      'left',
    ],
    [
      'a limit above the quantity',
      (id) => ({ items: [{ productId: id, livePriceFen: 8_800n, quota: 3, perBuyer: 4 }] }),
      'limit',
      'limit',
    ],
    ['a helper without an account', () => ({ coHosts: ['+8613700000000'] }), 'coHosts', 'unknown'],
  ])('%s is refused at its field', async (_, changes, field, rule) => {
    await run('UPDATE product SET floor_price_fen = 7000 WHERE id = $1', market.productId)
    const refused = { code: 'InvalidInput', detail: { field: expect.stringContaining(field), rule } }
    await expect(announce(changes(market.productId))).rejects.toMatchObject(refused)
    await expect(readPlan(deps(), farmer, sessionId)).rejects.toMatchObject({ code: 'NotFound' })
  })

  test('words that law forbids never become a title; those that call for a look may', async () => {
    await expect(announce({ titleZh: '抗癌的芦花鸡' })).rejects.toMatchObject({
      code: 'WordsForbidden',
      detail: { field: 'titleZh', words: '抗癌' },
    })
    await expect(announce({ titleEn: 'It cures colds' })).rejects.toMatchObject({ detail: { field: 'titleEn' } })
    await announce({ titleZh: '最好吃的芦花鸡' })
  })
})

describe('until it begins', () => {
  test('everything can be changed; products that stay keep their place in carts and links', async () => {
    await announce()
    const before = await run('SELECT id FROM live_item WHERE session_id = $1', sessionId)
    const two = await anotherPack()
    const items = [
      { productId: two, livePriceFen: 16_000n, quota: 5, perBuyer: null },
      { productId: market.productId, livePriceFen: 8_000n, quota: 9, perBuyer: null },
    ]
    await edit({ items, titleEn: 'Opening' })
    expect(await readPlan(deps(), farmer, sessionId)).toMatchObject({ items, titleEn: 'Opening' })
    const after = await run(
      'SELECT id FROM live_item WHERE session_id = $1 AND product_id = $2',
      sessionId,
      market.productId,
    )
    expect(after.rows).toEqual(before.rows)
    await edit({ items: items.slice(0, 1) })
    expect((await readPlan(deps(), farmer, sessionId)).items).toHaveLength(1)
  })

  test('what can be had is offered, no more', async () => {
    await announce()
    expect(await readOfferable(database.db.pool, market.producerId, sessionId)).toMatchObject([
      { id: market.productId, left: 100, floorFen: null, priceFen: 9_800n },
    ])
  })

  test('afterwards it is as it was', async () => {
    await announce()
    await startSession(deps(), farmer, sessionId)
    const conflict = { code: 'SessionStateConflict' }
    await expect(edit({ titleZh: '别的标题' })).rejects.toMatchObject(conflict)
    await expect(cancelSession(deps(), farmer, sessionId)).rejects.toMatchObject(conflict)
  })
})

describe('those who wanted to be reminded', () => {
  const phone = '+8619900017001'
  const remindMe = () => remind(deps(), { buyer: guest(), viewer: null }, { sessionId, phone, locale: 'zh' })
  const told = async () => {
    const { rows } = await run(
      `SELECT kind FROM notice WHERE facts->>'sessionId' = $1 ORDER BY created_at, id`,
      sessionId,
    )
    return rows.map(({ kind }) => kind)
  }

  test('are told once of each new time, and again when it begins', async () => {
    await announce()
    await remindMe()
    clock.forward(175)
    await tellSoon(deps())
    await edit({ scheduledAt: inHours(5) })
    await Promise.all([tellReplanned(deps(), sessionId), tellReplanned(deps(), sessionId)])
    await edit({ scheduledAt: inHours(5), titleZh: '只改标题' })
    clock.forward(295)
    await tellSoon(deps())
    expect(await told()).toEqual(['live_soon', 'live_moved', 'live_soon'])
  })

  test('are told that it was taken back, and nothing afterwards', async () => {
    await announce()
    await remindMe()
    await cancelSession(deps(), farmer, sessionId)
    await tellReplanned(deps(), sessionId)
    await tellReplanned(deps(), sessionId)
    clock.forward(175)
    await tellSoon(deps())
    expect(await told()).toEqual(['live_cancelled'])
    expect((await logOf(database.db, sessionId)).map(({ type }) => type)).toEqual(['session.ended'])
    expect((await listSessions(deps())).ended.map(({ id }) => id)).not.toContain(sessionId)
  })

  test('hear nothing of a session that began', async () => {
    await announce()
    await remindMe()
    await startSession(deps(), farmer, sessionId)
    expect(await tellReplanned(deps(), sessionId)).toBe(0)
  })
})

describe('the list before going on the air', () => {
  test('everything in order', async () => {
    await announce()
    const checks = await readChecks(deps(), farmer, sessionId)
    const levels = [checks.hosts, checks.items, checks.agreements, checks.stock, checks.certificates, checks.words]
    expect(levels.map(({ level }) => level)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'ok'])
    expect(checks.hosts.people).toMatchObject([{ host: true, bound: true, standing: 'verified' }])
  })

  test('says what lacks', async () => {
    market = await makeMarket(database.db, { validFrom: inHours(24) })
    await makeHost(database.db, market, farmer)
    const phone = '+8613700017002'
    await run('UPDATE app_user SET phone_number = $2 WHERE id = $1', await makePerson(database.db), phone)
    await announce({ coHosts: [phone], titleZh: '最好的芦花鸡' })
    await run('UPDATE stock SET total = 10, free = 10 WHERE product_id = $1', market.productId)
    await run(
      `UPDATE product_family SET needs_quarantine = true, description_zh = '能治疗感冒的鸡' WHERE id = $1`,
      market.familyId,
    )
    const checks = await readChecks(deps(), farmer, sessionId)
    expect(checks.hosts).toMatchObject({ level: 'ok', people: [{ standing: 'verified' }], waiting: 1 })
    expect(checks.agreements).toMatchObject({ level: 'stop', lacking: [{ nameZh: '芦花鸡 一只' }] })
    expect(checks.stock).toMatchObject({ level: 'warn', short: [{ left: 10, quota: 50 }] })
    expect(checks.certificates).toMatchObject({ level: 'warn', lacking: [{ until: null }] })
    expect(checks.words.level).toBe('stop')
    expect(checks.words.found.map(({ words }) => words.map(({ text }) => text))).toEqual([['最好'], ['治疗']])
    await run('UPDATE host_verification SET verified_at = NULL, verified_by = NULL WHERE user_id = $1', farmer)
    await run('UPDATE stock SET total = 0, free = 0 WHERE product_id = $1', market.productId)
    const worse = await readChecks(deps(), farmer, sessionId)
    expect([worse.hosts.level, worse.stock.level]).toEqual(['stop', 'stop'])
  })

  test('a certificate has to hold until the session is over', async () => {
    const batch = crypto.randomUUID()
    await run(
      `INSERT INTO batch (id, code, family_id, producer_id, intake, survival_bps, unit_zh, unit_en, started_on, releases_on)
       VALUES ($1, $4, $2, $3, 1000, 9000, '只', 'bird', '2026-01-01', '2026-02-01')`,
      ...[batch, market.familyId, market.producerId, `CHECK-${batch.slice(0, 6)}`],
    )
    await run('UPDATE product_family SET needs_quarantine = true WHERE id = $1', market.familyId)
    await run('UPDATE product SET batch_id = $2 WHERE id = $1', market.productId, batch)
    const certify = (until: Date, number: string) =>
      run(
        `INSERT INTO batch_certificate (id, batch_id, kind, number, issued_by, issued_on, expires_on, added_by, added_at)
         VALUES (uuidv7(), $1, 'quarantine', $3, '所', '2020-01-01', $2, 'user:test', now())`,
        ...[batch, until, number],
      )
    await announce({ scheduledAt: inHours(48) })
    await certify(inHours(24), 'A')
    const level = async () => (await readChecks(deps(), farmer, sessionId)).certificates.level
    expect(await level()).toBe('warn')
    await certify(inHours(24 * 5), 'B')
    expect(await level()).toBe('ok')
  })
})

test('a cover is carried by its own form only', async () => {
  const given = { files: memoryFiles(), env: { AUTH_SECRET: 'x'.repeat(32) } as never }
  const bytes = await sharp({ create: { width: 50, height: 30, channels: 3, background: '#a33' } })
    .png()
    .toBuffer()
  const ticket = await takeCover(given, { userId: farmer, sessionId }, bytes)
  expect(openCover(given, { userId: farmer, sessionId }, ticket)).toMatch(/^[0-9a-f]{64}$/)
  expect(openCover(given, { userId: farmer, sessionId: 'other' }, ticket)).toBeNull()
  expect(openCover(given, { userId: 'other', sessionId }, ticket)).toBeNull()
  expect(openCover(given, { userId: farmer, sessionId }, `${'a'.repeat(64)}.1.1.${'a'.repeat(43)}`)).toBeNull()
})
