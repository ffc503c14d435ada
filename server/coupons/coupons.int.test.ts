import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '#server/identity/viewer.ts'
import { useDatabase } from '#test/database.ts'
import { type Market, makeMarket, makePerson } from '#test/factories/market.ts'
import { stillClock } from '#test/factories/sale.ts'
import { districtViewer, outsiders, viewer } from '#test/factories/viewer.ts'
import { type CouponInput, createCoupon } from './create-coupon.ts'
import { listCoupons } from './list-coupons.ts'
import { withdrawCoupon } from './withdraw-coupon.ts'

const database = useDatabase()
const deps = () => ({ db: database.db, clock: stillClock() })
let market: Market
let staff: Viewer
let admin: Viewer
let serial = 0

beforeAll(async () => {
  market = await makeMarket(database.db)
  staff = districtViewer(market.districtCode, await makePerson(database.db, 'coordinator'))
  admin = viewer({ role: 'admin', userId: await makePerson(database.db, 'admin') })
})

const coupon = (change: Partial<CouponInput> = {}): CouponInput => ({
  ...{ id: randomUUID(), code: `TEST${++serial}`, titleZh: '减十元', titleEn: '', bearer: 'district' },
  ...{
    districtCode: market.districtCode,
    producerId: market.producerId,
    worth: { amountFen: 1_000n },
    minGoodsFen: 0n,
  },
  ...{ validFrom: new Date('2026-08-01'), validTo: new Date('2026-12-01'), usesTotal: 10, usesPerBuyer: 1 },
  ...change,
})
const create = (change: Partial<CouponInput> = {}, who = staff) => createCoupon(deps(), who, coupon(change))

test('each bearer’s coupon names its bearer and nobody else', async () => {
  await create({ bearer: 'platform' }, admin)
  await create({ bearer: 'district' })
  await create({ bearer: 'producer', worth: { bps: 1_000, maxFen: 2_000n } })
  const { rows } = await database.db.pool.query(
    'SELECT bearer, district_code IS NOT NULL AS district, producer_id IS NOT NULL AS producer FROM coupon ORDER BY created_at, code',
  )
  expect(rows).toEqual([
    { bearer: 'platform', district: false, producer: false },
    { bearer: 'district', district: true, producer: false },
    { bearer: 'producer', district: false, producer: true },
  ])
  expect(await listCoupons(deps(), staff)).toHaveLength(3)
  expect(await listCoupons(deps(), districtViewer('509995'))).toMatchObject([{ bearer: 'platform' }])
})

test('the form sent twice is one coupon; a code is taken once, in any case of letters', async () => {
  const input = coupon({ code: 'once1' })
  await createCoupon(deps(), staff, input)
  await createCoupon(deps(), staff, input)
  await expect(create({ code: 'ONCE1' })).rejects.toMatchObject({ detail: { field: 'code', rule: 'taken' } })
})

test.each([
  [{ code: 'a-b' }, 'code'],
  [{ titleZh: ' ' }, 'titleZh'],
  [{ validTo: new Date('2026-07-01') }, 'validTo'],
  [{ worth: { bps: 9_001, maxFen: null } }, 'worth'],
  [{ usesTotal: 0 }, 'usesTotal'],
  [{ usesPerBuyer: 11 }, 'usesPerBuyer'],
  [{ bearer: 'producer' as const, producerId: randomUUID() }, 'bearer'],
])('%j is said at its field', async (change, field) => {
  await expect(create(change)).rejects.toMatchObject({ code: 'InvalidInput', detail: { field } })
})

test('the platform’s purse is the admins’; other districts and roles have none here', async () => {
  await expect(create({ bearer: 'platform' })).rejects.toMatchObject({ code: 'Forbidden' })
  await expect(create({}, districtViewer('509995'))).rejects.toMatchObject({ code: 'OutOfScope' })
  for (const outsider of outsiders) await expect(create({}, outsider)).rejects.toMatchObject({ code: 'Forbidden' })
  const id = randomUUID()
  await create({ id, bearer: 'platform' }, admin)
  await expect(withdrawCoupon(deps(), staff, id)).rejects.toMatchObject({ code: 'Forbidden' })
  await withdrawCoupon(deps(), admin, id)
  await withdrawCoupon(deps(), admin, id)
})
