import { beforeAll, describe, expect, test } from 'vitest'
import { confirmReceipt } from '#server/orders/confirm-receipt.ts'
import { requestRefund } from '#server/payments/request-refund.ts'
import { useDatabase } from '#test/database.ts'
import { confirmLater } from '#test/factories/confirm-later.ts'
import { makeShow } from '#test/factories/live.ts'
import { type Market, makeAgreement, makeMarket } from '#test/factories/market.ts'
import { balances, guest, orderInput, till } from '#test/factories/sale.ts'
import { districtViewer, outsiders, viewer } from '#test/factories/viewer.ts'
import { readFigures } from './read-figures.ts'
import { readHousehold } from './read-household.ts'
import { readRows } from './read-rows.ts'

const database = useDatabase()
const everything = viewer()
let shop: ReturnType<typeof till>
let market: Market
let other: Market
let session: { sessionId: string; itemId: string }

const deliver = async (buyer: ReturnType<typeof guest>, orderId: string) => {
  await database.db.pool.query(`UPDATE orders SET state = 'shipped', shipped_at = now() WHERE id = $1`, [orderId])
  await confirmReceipt(shop, buyer, orderId)
  await confirmLater(shop)
}
const figures = (query = {}) => readFigures(shop, everything, { place: market.districtCode, ...query })

beforeAll(async () => {
  shop = till(database.db)
  const preorder = {
    from: new Date('2026-08-01T00:00:00Z'),
    until: new Date('2026-09-30T00:00:00Z'),
    releasesOn: new Date('2026-10-01'),
  }
  market = await makeMarket(database.db, { preorder })
  other = await makeMarket(database.db)
  session = await makeShow(database.db, market)
  await shop.buy(guest(), orderInput(market.productId, { quantity: 2 }))
  await shop.buy(guest(), orderInput(other.productId))
})

describe('one product, two households: 2 × 98.00 yuan by 50%, 26%, 9%, 11%, 4%', () => {
  test('gross, cost and net stay apart', async () => {
    const { total } = await figures()
    expect(total.total).toEqual({ grossFen: 14_896n, costFen: 10_200n, netFen: 4_696n })
    expect(total.provisional.netFen).toBe(4_696n)
    expect(total.confirmed.netFen).toBe(0n)
    expect(total).toMatchObject({ registered: 2, households: 2, members: 8, lines: 1 })
  })
  test('every figure is the sum of its rows', async () => {
    const { total } = await figures()
    const { sum, rows, count } = await readRows(shop, everything, { place: market.districtCode })
    expect(sum).toEqual(total.total)
    expect(rows.reduce((net, row) => net + row.netFen, 0n)).toBe(total.total.netFen)
    expect(count).toBe(2)
  })
  test.each(['pairing', 'district', 'household'])('the rows by %s add up to the whole', async (level) => {
    const report = await readFigures(shop, everything, { level })
    expect(report.level).toBe(level)
    expect(report.rows.reduce((net, row) => net + row.total.netFen, 0n)).toBe(report.total.total.netFen)
    expect(report.count).toBe(report.rows.length)
  })
  test('the course over the month adds up to the month', async () => {
    const { trend, total } = await figures()
    expect(trend).toHaveLength(31)
    expect(trend.reduce((net, point) => net + point.provisionalFen, 0n)).toBe(total.provisional.netFen)
    expect(trend[27]).toEqual({ at: '2026-08-28T00:00', provisionalFen: 4_696n, confirmedFen: 0n })
  })
  test('drills from district to household', async () => {
    const district = await figures()
    expect(district.level).toBe('township')
    const township = await figures({ place: district.rows[0]?.code })
    expect(township.level).toBe('village')
    const village = await figures({ place: township.rows[0]?.code })
    expect(village.level).toBe('household')
    expect(village.rows.map((row) => row.nameZh)).toEqual(['杨**', '杨**'])
    expect(village.place.path.map(({ level }) => level)).toEqual(['district', 'township', 'village'])
  })
  test('a month without sales is empty, not an error', async () => {
    const { total, rows } = await figures({ period: '2026-01' })
    expect(total.total.netFen).toBe(0n)
    expect(rows[0]).toMatchObject({ registered: 2, households: 0, lines: 0 })
  })
})

describe('what must not be counted twice', () => {
  test('a pre-order is one line before and after delivery', async () => {
    const buyer = guest()
    const before = (await figures()).total
    const orderId = await shop.buy(buyer, orderInput(market.productId, { preorder: true }))
    const ordered = (await figures()).total
    await deliver(buyer, orderId)
    const delivered = (await figures()).total
    expect(ordered.lines).toBe(before.lines + 1)
    expect(delivered.lines).toBe(ordered.lines)
    expect(delivered.total).toEqual(ordered.total)
    expect(delivered.confirmed.netFen).toBe(ordered.provisional.netFen - before.provisional.netFen)
    expect(delivered.provisional).toEqual(before.provisional)
  })
  test('a live sale is one sale: the channel is a tag, not a second report', async () => {
    const before = (await figures()).total
    await shop.buy(guest(), orderInput(market.productId, { liveItemId: session.itemId }))
    const after = (await figures()).total
    const live = (await figures({ session: session.sessionId })).total
    expect(after.lines).toBe(before.lines + 1)
    expect(live.lines).toBe(1)
    expect(after.total.netFen - before.total.netFen).toBe(live.total.netFen)
  })
  test('a household linked to two products is one household', async () => {
    const second = await makeMarket(database.db)
    await database.db.pool.query(`UPDATE agreement_version SET valid_to = $2 WHERE id = $1`, [
      second.agreementVersionId,
      new Date('2099-01-01'),
    ])
    const shared = { ...second, householdIds: market.householdIds }
    await makeAgreement(database.db.pool, shared, { validFrom: new Date('2099-01-01') })
    const before = (await figures()).total
    shop.clock.forward(60 * 24 * 365 * 73)
    try {
      await shop.buy(guest(), orderInput(second.productId))
      await shop.buy(guest(), orderInput(market.productId))
      const { total } = await figures()
      expect(total).toMatchObject({ lines: 2, households: 2, members: 8 })
    } finally {
      shop.clock.forward(-60 * 24 * 365 * 73)
    }
    expect((await figures()).total).toEqual(before)
  })
})

describe('a refund', () => {
  test('takes lines, households and money back, before and after completion', async () => {
    const before = (await figures({ place: other.districtCode })).total
    const buyer = guest()
    const paid = await shop.buy(guest(), orderInput(other.productId))
    const completed = await shop.buy(buyer, orderInput(other.productId))
    await deliver(buyer, completed)
    for (const orderId of [paid, completed]) await requestRefund(shop, { orderId, reason: 'test', actor: 'guest' })
    expect((await figures({ place: other.districtCode })).total).toEqual(before)
    const { rows } = await readRows(shop, everything, { place: other.districtCode })
    expect(rows.filter((row) => row.kind === 'reversal')).toHaveLength(4)
    expect(rows.filter((row) => row.kind === 'sale' && row.reversed)).toHaveLength(4)
  })
  test('figures agree with the ledger: what each household is owed, provisional and confirmed', async () => {
    const ledger = await balances(database.db)
    for (const id of [...market.householdIds, ...other.householdIds]) {
      const spans = [
        { from: '2026-08-01', to: '2026-08-31' },
        { from: '2090-01-01', to: '2099-12-31' },
      ]
      for (const state of ['provisional', 'confirmed']) {
        const parts = await Promise.all(
          spans.map((span) => readRows(shop, everything, { ...span, household: id, state })),
        )
        const owed = -(ledger[`household:${id}:${state}`] ?? 0n)
        expect(parts.reduce((sum, part) => sum + part.sum.grossFen, 0n)).toBe(owed)
      }
    }
  })
})

describe('scope', () => {
  test('a coordinator of a district sees it and nothing else', async () => {
    const own = districtViewer(market.districtCode)
    const { place, total } = await readFigures(shop, own, {})
    expect(place.code).toBe(market.districtCode)
    expect(total.registered).toBe(2)
    const outside = { code: 'OutOfScope' }
    await expect(readFigures(shop, own, { place: other.districtCode })).rejects.toMatchObject(outside)
    await expect(readFigures(shop, own, { place: other.villageCode })).rejects.toMatchObject(outside)
    await expect(readRows(shop, own, { place: other.districtCode })).rejects.toMatchObject(outside)
    await expect(readHousehold(shop, own, other.householdIds[0], {})).rejects.toMatchObject(outside)
    expect((await readRows(shop, own, { household: other.householdIds[0] })).count).toBe(0)
  })
  test('a pairing is its district', async () => {
    const pairing = viewer({ scope: { kind: 'pairing', districtCode: market.districtCode } })
    expect((await readFigures(shop, pairing, {})).place.code).toBe(market.districtCode)
    await expect(readFigures(shop, pairing, { place: other.districtCode })).rejects.toMatchObject({
      code: 'OutOfScope',
    })
  })
  test('places that do not exist, and words that are no place', async () => {
    for (const place of ['999999', '500001999', 'x', "1' OR 1=1"])
      await expect(readFigures(shop, everything, { place })).rejects.toMatchObject({ code: 'NotFound' })
  })
  test.each(outsiders)('nobody else sees anything: $role', async (outsider) => {
    await expect(readFigures(shop, outsider, {})).rejects.toMatchObject({ code: 'Forbidden' })
    await expect(readRows(shop, outsider, {})).rejects.toMatchObject({ code: 'Forbidden' })
    await expect(readHousehold(shop, outsider, market.householdIds[0], {})).rejects.toMatchObject({ code: 'Forbidden' })
  })
})
