import { beforeEach, describe, expect, test } from 'vitest'
import { requestRefund } from '#server/payments/request-refund.ts'
import { useDatabase } from '#test/database.ts'
import { makeShow, type Show } from '#test/factories/live.ts'
import { type Market, makeMarket, makePerson } from '#test/factories/market.ts'
import { delivery, guest, orderInput, till } from '#test/factories/sale.ts'
import { districtViewer, outsiders, viewer } from '#test/factories/viewer.ts'
import { countThanked, thankBuyers } from '../replay/thank-buyers.ts'
import { readReport } from './read-report.ts'

const database = useDatabase()
let market: Market
let show: Show
let shop: ReturnType<typeof till>
beforeEach(async () => {
  market = await makeMarket(database.db)
  show = await makeShow(database.db, market)
  shop = till(database.db)
  await database.db.pool.query('UPDATE live_session SET started_at = $2 WHERE id = $1', [
    show.sessionId,
    shop.clock.now(),
  ])
})

const buy = (phone: string, quantity: number, change: { userId?: string; locale?: 'zh' | 'en' } = {}) => {
  const buyer = change.userId ? { userId: change.userId, guestKeyHash: null } : guest()
  const input = { liveItemId: show.itemId, quantity, delivery: { ...delivery, phone }, locale: change.locale ?? 'zh' }
  return shop.buy(buyer, orderInput(market.productId, input))
}
const end = () =>
  database.db.pool.query(`UPDATE live_session SET state = 'ended', ended_at = $2 WHERE id = $1`, [
    show.sessionId,
    shop.clock.now(),
  ])
const watched = (viewers: number) =>
  database.db.pool.query(`INSERT INTO live_figure (session_id, at, viewers, "left") VALUES ($1, $2, $3, '{}')`, [
    show.sessionId,
    shop.clock.now(),
    viewers,
  ])
const asHost = () => viewer({ userId: show.hostId, role: 'farmer', scope: null })
const report = (who = asHost()) => readReport(shop, who, show.sessionId)

describe('the report of a session', () => {
  test('counts what its orders, figures and words came to, minute by minute', async () => {
    await watched(3)
    await buy('+8619900000011', 2)
    shop.clock.forward(2)
    await watched(10)
    await buy('+8619900000012', 3)
    const returned = await buy('+8619900000013', 1)
    shop.clock.forward(1)
    await watched(4)
    shop.clock.forward(2)
    await end()
    await requestRefund(shop, { orderId: returned, reason: 'test', actor: 'user:test' })
    const told = await report()
    const { sales, items, minutes, top } = told
    expect(told).toMatchObject({ part: 'host', peak: { viewers: 10, minute: 2 }, conversionBps: 2_000 })
    expect(sales).toMatchObject({ orders: 2, buyers: 2, revenueFen: 44_000n, refundedOrders: 1, refundedFen: 8_800n })
    expect(items).toMatchObject([{ itemId: show.itemId, units: 5, orders: 2, goodsFen: 44_000n }])
    expect(minutes.map(({ minute, viewers, units }) => [minute, viewers, units])).toEqual([
      [0, 3, 2],
      [1, 3, 0],
      [2, 10, 3],
      [3, 10, 0],
      [4, 4, 0],
    ])
    expect(top.map(({ minute }) => minute)).toEqual([2, 0])
  })

  test('gives what was paid after the end a place behind the last minute', async () => {
    const buyer = guest()
    const { orderId } = await shop.place(buyer, orderInput(market.productId, { liveItemId: show.itemId }))
    await shop.open(buyer, orderId)
    shop.clock.forward(3)
    await end()
    shop.clock.forward(4)
    await shop.send(await shop.paidEvent(orderId))
    const { minutes } = await report()
    expect(minutes.map(({ late, units }) => [late, units])).toEqual([
      [false, 0],
      [false, 0],
      [false, 0],
      [true, 1],
    ])
  })

  test('is for hosts, the farm’s people and the coordination of its district, and only when it is over', async () => {
    await expect(report()).rejects.toMatchObject({ code: 'SessionStateConflict' })
    await end()
    const member = await makePerson(database.db, 'farmer')
    await database.db.pool.query(`INSERT INTO producer_member (producer_id, user_id, role) VALUES ($1, $2, 'host')`, [
      market.producerId,
      member,
    ])
    expect((await report(viewer({ userId: member, role: 'farmer', scope: null }))).part).toBe('member')
    expect((await report(districtViewer(market.districtCode))).part).toBe('coordinator')
    for (const other of [...outsiders, districtViewer('500999')])
      await expect(report(other)).rejects.toMatchObject({ code: 'Forbidden' })
  })
})

describe('thanking buyers', () => {
  const words = { wordsZh: '谢谢您，鸡已经在路上了', wordsEn: 'Thank you, it is on its way' }
  const thank = (change: Partial<typeof words> = {}) =>
    thankBuyers(shop, show.hostId, { sessionId: show.sessionId, ...words, ...change })
  const told = async () => {
    const { rows } = await database.db.pool.query<{
      channel: string
      recipient: string
      locale: string
      words: string
    }>(
      `SELECT n.channel, n.recipient, n.locale, n.facts->>'wordsZh' AS words FROM notice n JOIN orders o ON o.id = n.order_id
       WHERE n.kind = 'live_thanks' AND o.live_session_id = $1 ORDER BY n.recipient`,
      [show.sessionId],
    )
    return rows
  }

  test('reaches everybody with a paid order once, where it disturbs least, however often it is pressed', async () => {
    const userId = await makePerson(database.db)
    await database.db.pool.query(`UPDATE app_user SET contact_email = 'b@example.org' WHERE id = $1`, [userId])
    await buy('+8619900000021', 1)
    await buy('+8619900000021', 1)
    await buy('+8619900000022', 1, { userId, locale: 'en' })
    await buy('+8619900000022', 1)
    await shop.place(
      guest(),
      orderInput(market.productId, { liveItemId: show.itemId, delivery: { ...delivery, phone: '+8619900000023' } }),
    )
    await end()
    expect(await countThanked(shop, show.hostId, show.sessionId)).toBe(2)
    const answers = await Promise.all([thank(), thank({ wordsZh: '别的话，别的话' }), thank()])
    expect(answers.filter((count) => count !== null)).toEqual([2])
    const rows = await told()
    expect(rows.map(({ channel, recipient, locale }) => [channel, recipient, locale])).toEqual([
      ['sms', '+8619900000021', 'zh'],
      ['email', 'b@example.org', 'en'],
    ])
  })

  test('takes no words that the law forbids, none too long, and nothing before the end or from others', async () => {
    await expect(thank()).rejects.toMatchObject({ code: 'SessionStateConflict' })
    await end()
    await expect(thank({ wordsZh: '我们的鸡治疗高血压' })).rejects.toMatchObject({
      code: 'WordsForbidden',
      detail: { field: 'wordsZh' },
    })
    for (const wordsEn of ['', '   ', 'x'.repeat(121)])
      await expect(thank({ wordsEn })).rejects.toMatchObject({
        code: 'InvalidInput',
        detail: { field: 'wordsEn' },
      })
    const other = await makePerson(database.db, 'farmer')
    await expect(thankBuyers(shop, other, { sessionId: show.sessionId, ...words })).rejects.toMatchObject({
      code: 'Forbidden',
    })
    expect(await told()).toEqual([])
  })
})
