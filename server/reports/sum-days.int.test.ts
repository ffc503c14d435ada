import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { readFigures } from '#server/households/read-figures.ts'
import { readRows } from '#server/households/read-rows.ts'
import { confirmReceipt } from '#server/orders/confirm-receipt.ts'
import { requestRefund } from '#server/payments/request-refund.ts'
import { useDatabase } from '#test/database.ts'
import { confirmLater } from '#test/factories/confirm-later.ts'
import { type Market, makeHousehold, makeMarket } from '#test/factories/market.ts'
import { guest, orderInput, till } from '#test/factories/sale.ts'
import { viewer } from '#test/factories/viewer.ts'
import { quietBus } from '#test/fakes/quiet-bus.ts'
import { sumDays } from './sum-days.ts'

const database = useDatabase()
const everything = viewer()
let shop: ReturnType<typeof till>
let market: Market

const run = <T extends object>(text: string, values: unknown[] = []) => database.db.pool.query<T>(text, values)
const sum = () => sumDays({ db: database.db, bus: quietBus })
const stale = async () => (await run<{ n: number }>('SELECT count(*)::int AS n FROM income_day_stale')).rows[0]?.n
const figures = (query = {}) => readFigures(shop, everything, { place: market.districtCode, ...query })

/** The same report before and after the sums are made: nobody can tell the difference. */
async function sameBeforeAndAfter() {
  const before = await figures({ level: 'household' })
  expect(await stale()).toBeGreaterThan(0)
  await sum()
  expect(await stale()).toBe(0)
  expect(await figures({ level: 'household' })).toEqual(before)
  return before.total
}

beforeAll(async () => {
  shop = till(database.db)
  market = await makeMarket(database.db)
})

describe('sums of days are never behind', () => {
  let orderId: string
  const buyer = guest()

  test('a sale', async () => {
    orderId = await shop.buy(buyer, orderInput(market.productId, { quantity: 2 }))
    await shop.buy(guest(), orderInput(market.productId))
    expect(await sameBeforeAndAfter()).toMatchObject({ lines: 2, households: 2, total: { netFen: 7_044n } })
  })
  test('a part that goes back, and an order that goes back whole', async () => {
    const third = await shop.buy(guest(), orderInput(market.productId))
    await sum()
    await requestRefund(shop, { orderId: third, reason: 'test', actor: 'guest' })
    expect(await sameBeforeAndAfter()).toMatchObject({ lines: 2, total: { netFen: 7_044n } })
  })
  test('a confirmation', async () => {
    await run(`UPDATE orders SET state = 'shipped', shipped_at = now() WHERE id = $1`, [orderId])
    await confirmReceipt(shop, buyer, orderId)
    await sum()
    await confirmLater(shop)
    expect(await sameBeforeAndAfter()).toMatchObject({
      confirmed: { netFen: 4_696n },
      provisional: { netFen: 2_348n },
    })
  })
  test('a payout that is proven, and a household that confirms it', async () => {
    const [runId, payoutId] = [randomUUID(), randomUUID()]
    const [household] = market.householdIds
    // As the bank file leaves them; how they got there is the payouts' own test.
    await database.db.tx(async (sql) => {
      await sql.query('SET LOCAL session_replication_role = replica')
      await sql.query(
        `INSERT INTO payout_run (id, district_code, period, up_to, state, floor_bps, proposed_by, proposed_at, checked_by, checked_at,
           approved_by, approved_at, exported_by, exported_at)
         VALUES ($1, $2, '2026-08', now(), 'exported', 5000, 'a', now(), 'b', now(), 'b', now(), 'b', now())`,
        [runId, market.districtCode],
      )
      await sql.query(
        `INSERT INTO payout (id, run_id, household_id, reference, earned_fen, recovered_fen, repaid_fen, amount_fen, state, bank_account_id)
         VALUES ($1, $2, $3, 'R1', 9800, 0, 0, 9800, 'sent', $4)`,
        [payoutId, runId, household, randomUUID()],
      )
      await sql.query(
        `INSERT INTO payout_line (id, payout_id, attribution_id, fen) SELECT $1, $2, id, gross_fen FROM attribution WHERE order_id = $3 AND household_id = $4`,
        [randomUUID(), payoutId, orderId, household],
      )
      await sql.query(
        `INSERT INTO evidence (id, subject, subject_id, kind, district_code, file_key, media_type, bytes, sha256, added_by, added_at)
         VALUES ($1, 'payout', $2, 'proof', $3, 'evidence/a', 'application/pdf', 1, repeat('a', 64), 'b', now())`,
        [randomUUID(), payoutId, market.districtCode],
      )
    })
    expect((await figures()).total.paid.netFen).toBe(0n)
    await run(`UPDATE payout SET state = 'paid', paid_at = now() WHERE id = $1`, [payoutId])
    const paid = await sameBeforeAndAfter()
    const { sum: rows } = await readRows(shop, everything, { place: market.districtCode, state: 'paid' })
    expect(paid.paid.netFen).toBe(rows.netFen)
    expect(paid.paid.netFen).not.toBe(0n)
    expect(paid.verified.netFen).toBe(0n)
    await run(
      `INSERT INTO receipt_check (id, payout_id, chosen, state, opened_at, received_fen, answered_at) VALUES ($1, $2, 'all', 'confirmed', now(), 9800, now())`,
      [randomUUID(), payoutId],
    )
    expect((await sameBeforeAndAfter()).verified).toEqual(paid.paid)
  })
})

describe('counted once', () => {
  test('a household that was merged into another counts as that one, with all it earned', async () => {
    const before = (await figures()).total
    const survivor = await makeHousehold(database.db.pool, market.villageCode)
    await run('UPDATE household SET merged_into_id = $2, merged_at = now() WHERE id = $1', [
      market.householdIds[0],
      survivor,
    ])
    const { total, rows } = await figures({ level: 'household' })
    expect(total).toMatchObject({ households: 2, registered: 2, lines: before.lines, total: before.total })
    expect(rows.map(({ code }) => code)).toContain(survivor)
    expect(rows.map(({ code }) => code)).not.toContain(market.householdIds[0])
  })
  test.each(['type', 'channel', 'session'])('by %s it is the same money', async (level) => {
    const report = await figures({ level })
    const inAll = report.rows.reduce((net, row) => net + row.total.netFen, 0n)
    expect(inAll).toBe(level === 'session' ? 0n : report.total.total.netFen)
    expect(report.total).toEqual((await figures()).total)
  })
  test('a place by steps is the whole of it', async () => {
    const { heat, total } = await figures()
    expect(heat.reduce((net, cell) => net + cell.netFen, 0n)).toBe(total.total.netFen)
  })
})
