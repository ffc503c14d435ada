import { beforeAll, describe, expect, test } from 'vitest'
import { LOG_STRETCH_MS } from '#domain/live-replay.ts'
import { useDatabase } from '#test/database.ts'
import { makeShow } from '#test/factories/live.ts'
import { type Market, makeMarket, makePerson } from '#test/factories/market.ts'
import {
  LASTS_S,
  MINUTE_23,
  makeOtherPack,
  makeRecordedSession,
  type RecordedSession,
} from '#test/factories/recorded-session.ts'
import { stillClock } from '#test/factories/sale.ts'
import { readLogStretch } from './read-log-stretch.ts'

const database = useDatabase()
let market: Market
let session: RecordedSession
beforeAll(async () => {
  market = await makeMarket(database.db)
  session = await makeRecordedSession(database.db.pool, {
    producerId: market.producerId,
    hostId: await makePerson(database.db, 'farmer'),
    products: [market.productId, await makeOtherPack(database.db.pool, market)],
  })
})
const stretchAt = (second: number) =>
  readLogStretch({ db: database.db, clock: stillClock() }, session.sessionId, second * 1_000)

describe('the log of a session that is over', () => {
  test('a stretch begins with what was true then, not with what is true now', async () => {
    const { opening, fromMs, toMs } = await stretchAt(MINUTE_23)
    expect([fromMs, toMs]).toEqual([MINUTE_23 * 1_000, MINUTE_23 * 1_000 + LOG_STRETCH_MS])
    const [hen, eggs] = opening.items
    expect(hen).toMatchObject({ livePriceFen: 8_800, listPriceFen: 9_800, quota: 50, sold: 5 })
    expect(eggs).toMatchObject({ livePriceFen: 4_500, quota: 40, sold: 0 })
    expect(opening).toMatchObject({ state: 'live', presentingItemId: session.items[0], paused: false })
    expect(opening.pinned?.text).toBe('一只多重？')
  })

  test('the first stretch begins before anything, the last ends with the session, and not with what came later', async () => {
    const first = await stretchAt(-5)
    expect(first).toMatchObject({ fromMs: 0, opening: { seq: 0, state: 'scheduled', presentingItemId: null } })
    expect(first.events[0]).toMatchObject({ seq: 1, type: 'session.started' })
    const last = await stretchAt(LASTS_S * 2)
    expect(last).toMatchObject({ fromMs: LASTS_S * 1_000, opening: { state: 'live' } })
    expect(last.events.map(({ type }) => type)).toEqual(['session.ended'])
  })

  test('messages that a host took off are in no stretch, whenever that was; the numbers have no gap', async () => {
    const all = []
    for (let second = 0; second <= LASTS_S; second += 60) all.push(await stretchAt(second))
    const text = JSON.stringify(all)
    for (const words of ['一开始就收起的话', '后来才收起的话']) expect(text).not.toContain(words)
    const seqs = all.flatMap(({ events }) => events.map(({ seq }) => seq))
    expect(seqs).toEqual(Array.from({ length: seqs.length }, (_, n) => n + 1))
  })

  test('a caption reads as it was put right, and is gone where it was taken out', async () => {
    const told = async () => JSON.stringify([await stretchAt(MINUTE_23 - 1), await stretchAt(MINUTE_23 + 60)])
    const edit = (text: string) =>
      database.db.pool.query(
        `UPDATE live_caption SET text = $2, edited_by = 'user:x', edited_at = now() WHERE session_id = $1`,
        [session.sessionId, text],
      )
    expect((await told()).match(/一只净重三斤左右/g)).toHaveLength(2)
    await edit('一只净重三斤上下')
    expect((await told()).match(/一只净重三斤上下/g)).toHaveLength(2)
    expect(await told()).not.toContain('左右')
    await edit('')
    expect(await told()).not.toContain('净重')
  })

  test('a session on the air has no replay', async () => {
    const { sessionId } = await makeShow(database.db, market)
    const reading = readLogStretch({ db: database.db, clock: stillClock() }, sessionId, 0)
    await expect(reading).rejects.toMatchObject({ code: 'SessionStateConflict' })
  })
})
