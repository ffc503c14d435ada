import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { requestRefund } from '#server/payments/request-refund.ts'
import { useDatabase } from '#test/database.ts'
import { type Market, makeMarket } from '#test/factories/market.ts'
import { delivery, guest, orderInput, till } from '#test/factories/sale.ts'
import { districtViewer, outsiders, viewer } from '#test/factories/viewer.ts'
import { openFollowUps } from './open-follow-ups.ts'
import { readDisplacement } from './read-displacement.ts'
import { readFlow } from './read-flow.ts'
import { countInbox, readInbox } from './read-inbox.ts'
import { readPeriodIncome } from './read-period-income.ts'
import { readSurveyed } from './read-surveyed.ts'
import { readTargets } from './read-targets.ts'
import { recordOutside } from './record-outside.ts'
import { setTarget } from './set-target.ts'

const database = useDatabase()
const everything = viewer()
let shop: ReturnType<typeof till>
let market: Market
let other: Market
let own: ReturnType<typeof districtViewer>

const run = (text: string, values: unknown[] = []) => database.db.pool.query(text, values)

beforeAll(async () => {
  shop = till(database.db)
  market = await makeMarket(database.db)
  other = await makeMarket(database.db)
  own = districtViewer(market.districtCode, market.proposerId)
  await shop.buy(guest(), orderInput(market.productId, { quantity: 3 }))
  const refunded = await shop.buy(guest(), orderInput(market.productId))
  await requestRefund(shop, { orderId: refunded, reason: 'test', actor: 'guest' })
  await shop.buy(guest(), orderInput(other.productId))
})

describe('the inbox', () => {
  const hardship = (householdId: string, by: string, at: Date) =>
    run(
      `INSERT INTO hardship (id, household_id, amount_fen, reason, proposed_by, proposed_at) VALUES ($1, $2, 100, '雪灾', $3, $4)`,
      [...[randomUUID(), householdId, by, at]],
    )

  test('what waits in the scope, the oldest first, with who proposed it', async () => {
    const now = shop.clock.now().getTime()
    await hardship(market.householdIds[0], market.proposerId, new Date(now - 3 * 86_400_000))
    await hardship(market.householdIds[1], `user:${market.approverId}`, new Date(now - 9 * 86_400_000))
    await hardship(other.householdIds[0], 'x', new Date(now))
    const { items, count } = await readInbox(shop, own, {})
    expect(items.map(({ kind, days, own: mine }) => [kind, days, mine])).toEqual([
      ['hardship', 9, false],
      ['hardship', 3, true],
    ])
    expect(count).toBe(2)
    expect((await countInbox(shop, everything)).map(({ kind, count: n }) => [kind, n])).toEqual([['hardship', 3]])
    expect((await readInbox(shop, own, { kind: 'agreement' })).items).toEqual([])
  })
  test('a household whose sales fell is looked in on, once', async () => {
    const [household] = market.householdIds
    await run(
      `INSERT INTO income_day (day, household_id, agreement_version_id, channel, live_session_id, quantity, gross_fen, cost_fen, net_fen, confirmed_fen, paid_fen, verified_fen)
       VALUES ('2026-05-10', $1, $2, 'shop', $3, 1, 90000, 0, 90000, 0, 0, 0), ('2026-07-10', $1, $2, 'shop', $3, 1, 100, 0, 100, 0, 0, 0)`,
      [household, market.agreementVersionId, '00000000-0000-0000-0000-000000000000'],
    )
    expect(await openFollowUps(shop)).toBe(1)
    expect(await openFollowUps(shop)).toBe(0)
    const { items } = await readInbox(shop, own, { kind: 'follow_up' })
    expect(items).toMatchObject([{ id: household, state: 'sales_fell' }])
    await run(`DELETE FROM income_day WHERE day < '2026-08-01'`)
  })
})

describe('targets', () => {
  const target = { year: '2026', yuan: '1000.00', source: '县里的工作要点' }

  test('a district’s target, its sales without what was refunded, and the newest word', async () => {
    await setTarget(shop, own, { district: market.districtCode, ...target })
    await setTarget(shop, own, { district: market.districtCode, ...target, yuan: '588.00' })
    const { districts } = await readTargets(shop, own, {})
    expect(districts).toMatchObject([{ code: market.districtCode, targetFen: 58_800n, soldFen: 29_400n }])
    expect((await readTargets(shop, own, { year: '2025' })).districts).toMatchObject([{ targetFen: null, soldFen: 0n }])
  })
  test('another district’s is refused, and so is nonsense', async () => {
    const elsewhere = { district: other.districtCode, ...target }
    await expect(setTarget(shop, own, elsewhere)).rejects.toMatchObject({ code: 'OutOfScope' })
    const wrong = { district: market.districtCode, ...target, yuan: 'viel' }
    await expect(setTarget(shop, own, wrong)).rejects.toMatchObject({ detail: { field: 'yuan', rule: 'yuan' } })
    await expect(readTargets(shop, own, { district: other.districtCode })).rejects.toMatchObject({ code: 'OutOfScope' })
  })
  test.each(outsiders)('nobody else: $role', async (outsider) => {
    await expect(readTargets(shop, outsider, {})).rejects.toMatchObject({ code: 'Forbidden' })
    await expect(readInbox(shop, outsider, {})).rejects.toMatchObject({ code: 'Forbidden' })
    await expect(readDisplacement(shop, outsider, {})).rejects.toMatchObject({ code: 'Forbidden' })
    await expect(readFlow(shop, outsider, {})).rejects.toMatchObject({ code: 'Forbidden' })
  })
})

describe('extra or shifted', () => {
  const told = (year: string, quantity: string) =>
    recordOutside(shop, own, { family: market.familyId, year, quantity, yuan: '100', source: '合作社台账' })

  test('what moved here from elsewhere is told from what is extra; the newest word about a year counts', async () => {
    expect((await readDisplacement(shop, own, {})).rows).toMatchObject([{ hereQuantity: 3, extra: null }])
    await told('2025', '10')
    await told('2026', '7')
    shop.clock.forward(1)
    await told('2026', '8')
    expect((await readDisplacement(shop, own, {})).rows).toMatchObject([
      { familyId: market.familyId, baseYear: 2025, hereQuantity: 3, outsideQuantity: 8, shifted: 2, extra: 1 },
    ])
  })
  test('of another district it is nobody’s to tell', async () => {
    const form = { family: other.familyId, year: '2026', quantity: '1', yuan: '1', source: '合作社台账' }
    await expect(recordOutside(shop, own, form)).rejects.toMatchObject({ code: 'OutOfScope' })
  })
})

test('income flows from the buyers’ city to the village', async () => {
  const { rows } = await readFlow(shop, own, {})
  expect(rows).toMatchObject([{ city: delivery.city, villageCode: market.villageCode, paired: false }])
  expect((await readFlow(shop, everything, {})).rows).toHaveLength(2)
})

test('what households said stands beside: the newest word of the latest year', async () => {
  expect(await readSurveyed(shop, own, {})).toBeNull()
  const survey = (householdId: string, year: number, perHead: number, on: string, importId: string | null = null) =>
    run(
      `INSERT INTO household_survey (id, household_id, year, member_count, wage_fen, operating_fen, property_fen, transfer_fen, operating_cost_fen,
         net_per_head_fen, source, surveyed_on, recorded_by, recorded_at, import_id)
       VALUES ($1, $2, $3, 4, $4::bigint * 4, 0, 0, 0, 0, $4, '入户', $5, 'x', now(), $6)`,
      [randomUUID(), householdId, year, perHead, on, importId],
    )
  await survey(market.householdIds[0], 2024, 100, '2025-01-05')
  await survey(market.householdIds[0], 2025, 200, '2026-01-05')
  await survey(market.householdIds[0], 2025, 300, '2026-02-05')
  await survey(market.householdIds[1], 2025, 500, '2026-01-05')
  const takenBack = randomUUID()
  await run(
    `INSERT INTO registry_import (id, kind, district_code, file_hash, sealed, counts, state, uploaded_by, uploaded_at, applied_by,
       applied_at, undone_by, undone_at)
     VALUES ($1, 'surveys', $2, repeat('a', 64), 'eyJ.a.b.c.d', '{}', 'undone', 'x', now(), 'y', now(), 'y', now())`,
    [takenBack, market.districtCode],
  )
  await survey(market.householdIds[1], 2025, 900, '2026-06-05', takenBack)
  await survey(market.householdIds[1], 2026, 900, '2026-07-05', takenBack)
  expect(await readSurveyed(shop, own, {})).toEqual({ year: 2025, households: 2, members: 8, netFen: 3_200n })
})

test('wages, rents and dividends stand apart, by type, in the months of the report', async () => {
  await database.db.tx(async (sql) => {
    await sql.query('SET LOCAL session_replication_role = replica')
    for (const [period, fen] of [
      ['2026-07', 100],
      ['2026-08', 500],
    ] as const)
      await sql.query(
        `INSERT INTO period_income (id, kind, list_id, entry_id, agreement_id, agreement_version_id, household_id, period, income_class, amount_fen, occurred_at)
         SELECT $1, 'sale', $1, $1, w.agreement_id, w.id, $2, $3, 'wage', $4, now() FROM agreement_version w WHERE w.id = $5`,
        [randomUUID(), market.householdIds[0], period, fen, market.agreementVersionId],
      )
  })
  expect(await readPeriodIncome(shop, own, {})).toEqual([{ type: 'consignment', households: 1, fen: 500n }])
  expect(await readPeriodIncome(shop, own, { period: 'year' })).toMatchObject([{ fen: 600n }])
  expect(await readPeriodIncome(shop, districtViewer(other.districtCode), {})).toEqual([])
})
