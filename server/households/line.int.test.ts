import { beforeAll, describe, expect, test } from 'vitest'
import { requestRefund } from '#server/payments/request-refund.ts'
import { useDatabase } from '#test/database.ts'
import { makeShow } from '#test/factories/live.ts'
import { type Market, makeMarket } from '#test/factories/market.ts'
import { delivery, guest, orderInput, till } from '#test/factories/sale.ts'
import { districtViewer, outsiders, viewer } from '#test/factories/viewer.ts'
import { readLine } from './read-line.ts'

const database = useDatabase()
let shop: ReturnType<typeof till>
let market: Market
let lineId: string
let orderId: string

beforeAll(async () => {
  shop = till(database.db)
  market = await makeMarket(database.db, { priceFen: 3_333n })
  const { itemId } = await makeShow(database.db, market, { livePriceFen: 3_331n })
  orderId = await shop.buy(guest(), orderInput(market.productId, { quantity: 3, liveItemId: itemId }))
  const { rows } = await database.db.pool.query('SELECT id FROM order_line WHERE order_id = $1', [orderId])
  lineId = rows[0].id
})

describe('one line, from the session to the ledger', () => {
  test('the frozen split is exact to the fen', async () => {
    const line = await readLine(shop, viewer(), lineId)
    expect(line).toMatchObject({ amountFen: 9_993n, unitPriceFen: 3_331n, channel: 'live', sessionZh: '开栏直播' })
    expect(line.shares.reduce((sum, share) => sum + share.bps, 0)).toBe(10_000)
    expect(line.shares.reduce((sum, share) => sum + share.fen, 0n)).toBe(line.amountFen)
    expect(line.shares.find((share) => share.party === 'platform')).toMatchObject({ bps: 400, nameZh: null })
  })
  test('the agreement names who proposed it, who approved it and the evidence', async () => {
    const line = await readLine(shop, viewer(), lineId)
    expect(line).toMatchObject({ version: 1, evidence: '协议 001' })
    expect(line.proposedBy).not.toBe(line.decidedBy)
  })
  test('names are masked, the buyer is nowhere', async () => {
    const line = await readLine(shop, viewer(), lineId)
    const text = JSON.stringify(line, (_, value) => (typeof value === 'bigint' ? String(value) : value))
    expect(text).toContain('杨**')
    for (const secret of ['杨秀英', delivery.recipient, delivery.phone, delivery.street])
      expect(text).not.toContain(secret)
  })
  test('every entry sums to zero, and a refund adds one that mirrors the sale', async () => {
    await requestRefund(shop, { orderId, reason: '破损', actor: 'user:x' })
    const line = await readLine(shop, viewer(), lineId)
    expect(line.entries.map(({ kind }) => kind)).toEqual(['sale', 'reversal'])
    for (const { legs } of line.entries) expect(legs.reduce((sum, leg) => sum + leg.fen, 0n)).toBe(0n)
    expect(line.earnings.reduce((sum, earning) => sum + earning.netFen, 0n)).toBe(0n)
    expect(line.shares.reduce((sum, share) => sum + share.fen, 0n)).toBe(line.amountFen)
    expect(line).toMatchObject({ orderState: 'refunding', refundReason: '破损' })
  })
})

describe('who may see it', () => {
  test('nobody outside the scope', async () => {
    const elsewhere = await makeMarket(database.db)
    const own = await readLine(shop, districtViewer(market.districtCode), lineId)
    expect(own.earnings).toHaveLength(4)
    await expect(readLine(shop, districtViewer(elsewhere.districtCode), lineId)).rejects.toMatchObject({
      code: 'OutOfScope',
    })
  })
  test.each(outsiders)('no $role', async (outsider) => {
    await expect(readLine(shop, outsider, lineId)).rejects.toMatchObject({ code: 'Forbidden' })
  })
  test('a line that was never paid, or never was', async () => {
    const { orderId: held } = await shop.place(guest(), orderInput(market.productId))
    const { rows } = await database.db.pool.query('SELECT id FROM order_line WHERE order_id = $1', [held])
    for (const id of [rows[0].id, orderId, 'x']) {
      await expect(readLine(shop, viewer(), id)).rejects.toMatchObject({ code: 'NotFound' })
    }
  })
})
