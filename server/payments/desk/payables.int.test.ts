import { v7 as newId } from 'uuid'
import { expect, test } from 'vitest'
import { payoutRule } from '#domain/posting/payouts.ts'
import { post } from '#server/ledger/post.ts'
import { changeState, lockOrder } from '#server/orders/change-state.ts'
import { useDatabase } from '#test/database.ts'
import { confirmLater } from '#test/factories/confirm-later.ts'
import { moneyTroubles } from '#test/factories/money-troubles.ts'
import { districtViewer, viewer } from '#test/factories/viewer.ts'
import { listPayables, type PayableRow } from './list-payables.ts'

const database = useDatabase()

/** Provisional, confirmed, frozen of each, payable. */
const figures = (row: PayableRow | undefined) =>
  row && [row.provisionalFen, row.confirmedFen, row.frozenProvisionalFen, row.frozenConfirmedFen, row.payableFen]

async function desk() {
  const shop = moneyTroubles(database.db)
  const sold = await shop.sell()
  const by = districtViewer(sold.market.districtCode)
  const rows = async () => (await listPayables(shop, by, {})).rows
  const of = async (id: string) => figures((await rows()).find((row) => row.id === id))
  async function complete(orderId: string): Promise<void> {
    await database.db.tx(async (sql) => {
      const order = await lockOrder(sql, orderId)
      const change = { orderId, at: shop.clock.now(), actor: 'user:x', reason: 'test' }
      await changeState(sql, { ...change, from: order?.state ?? 'paid', to: 'shipped' })
      await changeState(sql, { ...change, from: 'shipped', to: 'completed' })
    })
    await confirmLater(shop)
  }
  return { shop, by, of, complete, ...sold }
}

test('provisional until the order is confirmed, then confirmed and payable', async () => {
  const { of, complete, market, orderId, shop, by } = await desk()
  const [a] = market.householdIds
  expect(await of(a)).toEqual([4_900n, 0n, 0n, 0n, 0n])
  expect(await of(market.producerId)).toEqual([882n, 0n, 0n, 0n, 0n])
  await complete(orderId)
  expect(await of(a)).toEqual([0n, 4_900n, 0n, 0n, 4_900n])
  expect(await of(market.producerId)).toEqual([0n, 882n, 0n, 0n, 882n])
  const list = await listPayables(shop, by, {})
  expect(list.sum).toMatchObject({ confirmedFen: 4_900n + 2_548n + 882n, payableFen: 8_330n, provisionalFen: 0n })
  expect(list.rows.map(({ payableFen }) => payableFen)).toEqual([4_900n, 2_548n, 882n])
  expect(list.rows[0]).toMatchObject({ party: 'household', nameZh: '杨**' })
  expect(await listPayables(shop, by, { state: 'producer' })).toMatchObject({ count: 1 })
})

test('a dispute freezes what its order owes, wherever it stands, and its end thaws it', async () => {
  const { of, complete, market, orderId, paymentId, shop } = await desk()
  const [a] = market.householdIds
  await shop.dispute(paymentId)
  expect(await of(a)).toEqual([4_900n, 0n, 4_900n, 0n, 0n])
  expect(await of(market.producerId)).toEqual([882n, 0n, 882n, 0n, 0n])
  await shop.dispute(paymentId, 'won')
  await complete(orderId)
  expect(await of(a)).toEqual([0n, 4_900n, 0n, 0n, 4_900n])
})

test('what was paid out is not payable again; a dispute afterwards never makes it less than nothing', async () => {
  const { of, complete, market, orderId, paymentId, shop } = await desk()
  const [a] = market.householdIds
  await complete(orderId)
  const entry = { id: newId(), cause: `payout:${newId()}`, orderId: null, occurredAt: shop.clock.now() }
  await database.db.tx((sql) =>
    post(sql, { ...entry, kind: 'payout', postings: payoutRule([{ householdId: a, fen: 4_000n }]) }),
  )
  expect(await of(a)).toEqual([0n, 900n, 0n, 0n, 900n])
  await shop.dispute(paymentId)
  expect(await of(a)).toEqual([0n, 900n, 0n, 4_900n, 0n])
  await shop.dispute(paymentId, 'lost')
  expect(await of(a)).toEqual([0n, -4_000n, 0n, 0n, 0n])
})

test('another district’s parties are not there; logistics is for who sees every district', async () => {
  const { by, shop, market } = await desk()
  const elsewhere = await shop.sell()
  const rows = (await listPayables(shop, by, {})).rows
  expect(new Set(rows.map(({ party }) => party))).toEqual(new Set(['household', 'producer']))
  expect(rows.map(({ id }) => id)).not.toContain(elsewhere.market.producerId)
  const everything = await listPayables(shop, viewer(), { all: true })
  expect(everything.rows.filter(({ party }) => party === 'logistics')).toHaveLength(1)
  expect(everything.rows.map(({ id }) => id)).toEqual(
    expect.arrayContaining([market.producerId, elsewhere.market.producerId]),
  )
})
