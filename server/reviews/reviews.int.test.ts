import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Viewer } from '#server/identity/viewer.ts'
import type { Buyer } from '#server/orders/buyer.ts'
import { changeState } from '#server/orders/change-state.ts'
import { useDatabase } from '#test/database.ts'
import { type Market, makeMarket, makePerson } from '#test/factories/market.ts'
import { guest, orderInput, till } from '#test/factories/sale.ts'
import { districtViewer, viewer } from '#test/factories/viewer.ts'
import { hideReview } from './hide-review.ts'
import { reviewsPerBuyer } from './limits.ts'
import { listReviews } from './list-reviews.ts'
import { listVoices } from './list-voices.ts'
import { readReviewable } from './read-reviewable.ts'
import { replyToReview } from './reply-to-review.ts'
import { writeReview } from './write-review.ts'

const database = useDatabase()
let market: Market
let shop: ReturnType<typeof till>
let member: Viewer
let coordinator: Viewer

const sql = (text: string, values: unknown[] = []) => database.db.pool.query(text, values)
const refuses = (work: Promise<unknown>, code: string) => expect(work).rejects.toMatchObject({ code })

/** A line of the buyer's that is paid, and delivered unless told otherwise. */
async function boughtLine(buyer: Buyer, { delivered = true } = {}): Promise<string> {
  const orderId = await shop.buy(buyer, orderInput(market.productId))
  if (delivered) {
    const step = { orderId, at: shop.clock.now(), actor: 'clock', reason: 'test' }
    await sql('UPDATE orders SET tracking_no = $2 WHERE id = $1', [orderId, 'SF1'])
    await database.db.tx((tx) => changeState(tx, { ...step, from: 'paid', to: 'shipped' }))
    await database.db.tx((tx) => changeState(tx, { ...step, from: 'shipped', to: 'delivered' }))
  }
  const { rows } = await sql('SELECT id FROM order_line WHERE order_id = $1', [orderId])
  return rows[0]?.id
}
const write = (buyer: Buyer, lineId: string, rating = 5, words = '鸡很香') =>
  writeReview(shop, buyer, { lineId, rating, words })
const list = (page = 1) => listReviews(database.db, market.familyId, page)
const firstId = async () => (await list()).reviews[0]?.id ?? ''

beforeAll(async () => {
  shop = till(database.db)
})
beforeEach(async () => {
  market = await makeMarket(database.db)
  const userId = await makePerson(database.db, 'farmer')
  await sql(`INSERT INTO producer_member (producer_id, user_id, role) VALUES ($1, $2, 'host')`, [
    market.producerId,
    userId,
  ])
  member = viewer({ userId, role: 'farmer', scope: null })
  coordinator = districtViewer(market.districtCode, market.proposerId)
})

describe('a review', () => {
  test('is written by who had the goods, once, under a masked name', async () => {
    const buyer = guest()
    const lineId = await boughtLine(buyer)
    await write(buyer, lineId, 4)
    await write(buyer, lineId, 4)
    const { summary, reviews } = await list()
    expect(summary).toEqual({ count: 1, average: 40, stars: [0, 0, 0, 1, 0], hidden: 0 })
    expect(reviews).toMatchObject([{ rating: 4, words: '鸡很香', shownName: '李**', specZh: '一只', reply: null }])
    await refuses(write(buyer, lineId, 1), 'ReviewAlreadyWritten')
  })
  test('is nobody else’s to write', async () => {
    const lineId = await boughtLine(guest())
    await refuses(write(guest(), lineId), 'NotFound')
    expect(await readReviewable(database.db, guest(), lineId)).toBeNull()
    expect((await list()).summary.count).toBe(0)
  })
  test('waits until the goods have arrived', async () => {
    const buyer = guest()
    await refuses(write(buyer, await boughtLine(buyer, { delivered: false })), 'ReviewTooEarly')
  })
  test('cannot be written past the database for goods that were not had', async () => {
    const lineId = await boughtLine(guest(), { delivered: false })
    const insert = sql(
      `INSERT INTO review (id, order_line_id, family_id, rating, words, shown_name, written_at)
       VALUES (gen_random_uuid(), $1, $2, 5, 'x', 'x', now())`,
      [lineId, market.familyId],
    )
    await expect(insert).rejects.toMatchObject({ constraint: 'review_by_buyer' })
  })
  test('comes in pages, newest first', async () => {
    const buyer = guest()
    for (let count = 1; count <= 6; count++) {
      shop.clock.forward(1)
      await write(buyer, await boughtLine(buyer), ((count - 1) % 5) + 1, `第 ${count} 次`)
    }
    expect((await list()).reviews.map(({ words }) => words)).toEqual([
      '第 6 次',
      '第 5 次',
      '第 4 次',
      '第 3 次',
      '第 2 次',
    ])
    expect(await list(9)).toMatchObject({ page: 2, pages: 2, reviews: [{ words: '第 1 次' }] })
    expect((await list()).summary).toMatchObject({ count: 6, average: 27, stars: [2, 1, 1, 1, 1] })
  })
  test('and its like come at a human pace', async () => {
    const buyer = guest()
    const lineId = await boughtLine(buyer)
    for (let count = 0; count < reviewsPerBuyer.max; count++) await write(buyer, lineId)
    await refuses(write(buyer, lineId), 'TooManyRequests')
  })
})

describe('what is done about one', () => {
  beforeEach(async () => {
    const buyer = guest()
    await write(buyer, await boughtLine(buyer), 1, '太贵')
  })

  test('the producer answers it, once', async () => {
    const input = { reviewId: await firstId(), words: '谢谢，我们改' }
    await replyToReview(shop, member, input)
    await replyToReview(shop, member, input)
    expect((await list()).reviews[0]?.reply).toBe('谢谢，我们改')
    await refuses(replyToReview(shop, member, { ...input, words: '别的话' }), 'AlreadyAnswered')
  })
  test('nobody else answers for the producer', async () => {
    const other = viewer({ userId: await makePerson(database.db, 'farmer'), role: 'farmer', scope: null })
    await refuses(replyToReview(shop, other, { reviewId: await firstId(), words: '不是我' }), 'OutOfScope')
  })
  test('a coordinator hides it: its place and the reason stay, its words and stars go', async () => {
    const reviewId = await firstId()
    await refuses(hideReview(shop, coordinator, { reviewId, reason: '有电话' }), 'InvalidInput')
    for (const reason of ['写了别人的电话', '别的理由']) await hideReview(shop, coordinator, { reviewId, reason })
    const { summary, reviews } = await list()
    expect(summary).toMatchObject({ count: 0, average: null, hidden: 1 })
    expect(reviews).toMatchObject([{ id: reviewId, words: null, reply: null, hiddenReason: '写了别人的电话' }])
  })
  test('the producer cannot hide it, nor a coordinator of another district', async () => {
    const reviewId = await firstId()
    await refuses(hideReview(shop, member, { reviewId, reason: '不好听' }), 'OutOfScope')
    await refuses(hideReview(shop, districtViewer('500999'), { reviewId, reason: '不好听' }), 'OutOfScope')
    expect((await list()).summary.count).toBe(1)
  })
  test.each([
    ['deleted', 'DELETE FROM review WHERE id = $1'],
    ['rewritten', `UPDATE review SET words = '很好' WHERE id = $1`],
    ['given other stars', 'UPDATE review SET rating = 5 WHERE id = $1'],
  ])('it cannot be %s, not even in the database', async (_, statement) => {
    await expect(sql(statement, [await firstId()])).rejects.toMatchObject({ code: '23001' })
  })
  test('hidden, it cannot be shown again; answered, the answer stays', async () => {
    const reviewId = await firstId()
    await replyToReview(shop, member, { reviewId, words: '谢谢' })
    await expect(sql(`UPDATE review SET reply = '骗子' WHERE id = $1`, [reviewId])).rejects.toMatchObject({
      code: '23001',
    })
    await hideReview(shop, coordinator, { reviewId, reason: '写了别人的电话' })
    const show = 'UPDATE review SET hidden_at = NULL, hidden_by = NULL, hidden_reason = NULL WHERE id = $1'
    await expect(sql(show, [reviewId])).rejects.toMatchObject({ code: '23001' })
  })
  test('it waits on the list of its producer and of its district, and of nobody else', async () => {
    for (const [who, mayHide] of [
      [member, false],
      [coordinator, true],
    ] as const)
      expect(await listVoices(database.db, who, 1)).toMatchObject({ waiting: 1, mayHide, voices: [{ words: '太贵' }] })
    expect(await listVoices(database.db, districtViewer('500999'), 1)).toMatchObject({ waiting: 0, voices: [] })
  })
})
