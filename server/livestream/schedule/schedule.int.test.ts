import sharp from 'sharp'
import { beforeEach, describe, expect, test } from 'vitest'
import { remind } from '#server/reminders/remind.ts'
import { tellReplanned } from '#server/reminders/tell-replanned.ts'
import { tellSoon } from '#server/reminders/tell-soon.ts'
import { useDatabase } from '#test/database.ts'
import { logOf, makeHost } from '#test/factories/live.ts'
import { makeMarket, makePerson } from '#test/factories/market.ts'
import { guest } from '#test/factories/sale.ts'
import { makeSchedule, type Schedule } from '#test/factories/schedule.ts'
import { memoryFiles } from '#test/fakes/memory-files.ts'
import { listSessions } from '../list-sessions.ts'
import { startSession } from '../start-session.ts'
import { cancelSession } from './cancel-session.ts'
import { readChecks } from './read-checks.ts'
import { readOfferable, readPlan } from './read-plan.ts'
import type { SessionDraft } from './session-draft.ts'
import { openCover, takeCover } from './take-cover.ts'

const database = useDatabase()
const run = (text: string, ...values: unknown[]) => database.db.pool.query(text, values)
let farm: Schedule
beforeEach(async () => {
  farm = await makeSchedule(database.db)
})

/** Another pack of the market’s good. */
async function anotherPack(): Promise<string> {
  const id = crypto.randomUUID()
  await run(
    `INSERT INTO product (id, slug, family_id, name_zh, name_en, spec_zh, spec_en, unit_zh, unit_en, price_fen, position, units_milli, illustration_kind, illustration_tint)
     SELECT $1, slug || '-two', family_id, name_zh, name_en, '两只', 'two birds', unit_zh, unit_en, 18800, 2, 2000, illustration_kind, illustration_tint
     FROM product WHERE id = $2`,
    id,
    farm.productId,
  )
  await run('INSERT INTO stock (product_id, total, free) VALUES ($1, 10, 10)', id)
  return id
}

describe('announcing', () => {
  test('by somebody who acts for the producer, once however often it is sent', async () => {
    await Promise.all([farm.announce(), farm.announce(), farm.announce()])
    const plan = await readPlan(farm, farm.farmerId, farm.sessionId)
    expect(plan).toMatchObject({ state: 'scheduled', titleZh: '开栏直播', titleEn: '开栏直播', coHosts: [] })
    expect(plan.items).toEqual([{ productId: farm.productId, livePriceFen: 8_800n, quota: 50, perBuyer: 2 }])
    expect((await listSessions(farm)).next.map(({ id }) => id)).toContain(farm.sessionId)
  })

  test('not by somebody else, nor with goods of somebody else', async () => {
    const stranger = await makePerson(database.db, 'farmer')
    await expect(farm.announce({}, stranger)).rejects.toMatchObject({ code: 'NotFound' })
    const other = await makeMarket(database.db)
    const items = [{ productId: other.productId, livePriceFen: 8_800n, quota: 1, perBuyer: null }]
    await expect(farm.announce({ items })).rejects.toMatchObject({ code: 'NotFound' })
    await farm.announce()
    await makeHost(database.db, farm, stranger)
    await expect(farm.announce({ titleZh: '换成我的' }, stranger)).rejects.toMatchObject({ code: 'Forbidden' })
    for (const verb of [readPlan, readChecks])
      await expect(verb(farm, stranger, farm.sessionId)).rejects.toMatchObject({ code: 'Forbidden' })
  })

  test.each<[string, (productId: string) => Partial<SessionDraft>, string, string]>([
    ['a time that is past', () => ({ scheduledAt: farm.inHours(-1) }), 'at', 'past'],
    ['a time too far ahead', () => ({ scheduledAt: farm.inHours(24 * 91) }), 'at', 'far'],
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
    await run('UPDATE product SET floor_price_fen = 7000 WHERE id = $1', farm.productId)
    const refused = { code: 'InvalidInput', detail: { field: expect.stringContaining(field), rule } }
    await expect(farm.announce(changes(farm.productId))).rejects.toMatchObject(refused)
    await expect(readPlan(farm, farm.farmerId, farm.sessionId)).rejects.toMatchObject({ code: 'NotFound' })
  })

  test('words that law forbids never become a title; those that call for a look may', async () => {
    await expect(farm.announce({ titleZh: '抗癌的芦花鸡' })).rejects.toMatchObject({
      code: 'WordsForbidden',
      detail: { field: 'titleZh', words: '抗癌' },
    })
    await expect(farm.announce({ titleEn: 'It cures colds' })).rejects.toMatchObject({ detail: { field: 'titleEn' } })
    await farm.announce({ titleZh: '最好吃的芦花鸡' })
  })
})

describe('until it begins', () => {
  test('everything can be changed; products that stay keep their place in carts and links', async () => {
    await farm.announce()
    const before = await run('SELECT id FROM live_item WHERE session_id = $1', farm.sessionId)
    const two = await anotherPack()
    const items = [
      { productId: two, livePriceFen: 16_000n, quota: 5, perBuyer: null },
      { productId: farm.productId, livePriceFen: 8_000n, quota: 9, perBuyer: null },
    ]
    await farm.edit({ items, titleEn: 'Opening' })
    expect(await readPlan(farm, farm.farmerId, farm.sessionId)).toMatchObject({ items, titleEn: 'Opening' })
    const after = await run(
      'SELECT id FROM live_item WHERE session_id = $1 AND product_id = $2',
      farm.sessionId,
      farm.productId,
    )
    expect(after.rows).toEqual(before.rows)
    await farm.edit({ items: items.slice(0, 1) })
    expect((await readPlan(farm, farm.farmerId, farm.sessionId)).items).toHaveLength(1)
  })

  test('what can be had is offered, no more', async () => {
    await farm.announce()
    expect(await readOfferable(database.db.pool, farm.producerId, farm.sessionId)).toMatchObject([
      { id: farm.productId, left: 100, floorFen: null, priceFen: 9_800n },
    ])
  })

  test('afterwards it is as it was', async () => {
    await farm.announce()
    await startSession(farm, farm.farmerId, farm.sessionId)
    const conflict = { code: 'SessionStateConflict' }
    await expect(farm.edit({ titleZh: '别的标题' })).rejects.toMatchObject(conflict)
    await expect(cancelSession(farm, farm.farmerId, farm.sessionId)).rejects.toMatchObject(conflict)
  })
})

describe('those who wanted to be reminded', () => {
  const phone = '+8619900017001'
  const remindMe = () =>
    remind(farm, { buyer: guest(), viewer: null }, { sessionId: farm.sessionId, phone, locale: 'zh' })
  const told = async () => {
    const { rows } = await run(
      `SELECT kind FROM notice WHERE facts->>'sessionId' = $1 ORDER BY created_at, id`,
      farm.sessionId,
    )
    return rows.map(({ kind }) => kind)
  }

  test('are told once of each new time, and again when it begins', async () => {
    await farm.announce()
    await remindMe()
    farm.clock.forward(175)
    await tellSoon(farm)
    await farm.edit({ scheduledAt: farm.inHours(5) })
    await Promise.all([tellReplanned(farm, farm.sessionId), tellReplanned(farm, farm.sessionId)])
    await farm.edit({ scheduledAt: farm.inHours(5), titleZh: '只改标题' })
    farm.clock.forward(295)
    await tellSoon(farm)
    expect(await told()).toEqual(['live_soon', 'live_moved', 'live_soon'])
  })

  test('are told that it was taken back, and nothing afterwards', async () => {
    await farm.announce()
    await remindMe()
    await cancelSession(farm, farm.farmerId, farm.sessionId)
    await tellReplanned(farm, farm.sessionId)
    await tellReplanned(farm, farm.sessionId)
    farm.clock.forward(175)
    await tellSoon(farm)
    expect(await told()).toEqual(['live_cancelled'])
    expect((await logOf(database.db, farm.sessionId)).map(({ type }) => type)).toEqual(['session.ended'])
    expect((await listSessions(farm)).ended.map(({ id }) => id)).not.toContain(farm.sessionId)
  })

  test('hear nothing of a session that began', async () => {
    await farm.announce()
    await remindMe()
    await startSession(farm, farm.farmerId, farm.sessionId)
    expect(await tellReplanned(farm, farm.sessionId)).toBe(0)
  })
})

test('a cover is carried by its own form only', async () => {
  const { farmerId: userId, sessionId } = farm
  const given = { files: memoryFiles(), env: { AUTH_SECRET: 'x'.repeat(32) } as never }
  const bytes = await sharp({ create: { width: 50, height: 30, channels: 3, background: '#a33' } })
    .png()
    .toBuffer()
  const ticket = await takeCover(given, { userId, sessionId }, bytes)
  expect(openCover(given, { userId, sessionId }, ticket)).toMatch(/^[0-9a-f]{64}$/)
  expect(openCover(given, { userId, sessionId: 'other' }, ticket)).toBeNull()
  expect(openCover(given, { userId: 'other', sessionId }, ticket)).toBeNull()
  expect(openCover(given, { userId, sessionId }, `${'a'.repeat(64)}.1.1.${'a'.repeat(43)}`)).toBeNull()
})
