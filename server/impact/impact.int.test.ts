import { expect, test } from 'vitest'
import { confirmReceipt } from '#server/orders/confirm-receipt.ts'
import { shipOrder } from '#server/orders/ship-order.ts'
import { refundPart } from '#server/payments/refund-part.ts'
import { requestRefund } from '#server/payments/request-refund.ts'
import { useDatabase } from '#test/database.ts'
import { confirmLater } from '#test/factories/confirm-later.ts'
import { makeMarket, makePerson } from '#test/factories/market.ts'
import { guest, orderInput, till } from '#test/factories/sale.ts'
import { readImpact } from './read-impact.ts'

const database = useDatabase()

/** A buyer of three orders of four birds: confirmed, on its way, and taken back whole; one bird of the first came back. */
async function buying() {
  const { db } = database
  const market = await makeMarket(db)
  const farmer = await makePerson(db, 'farmer')
  await db.pool.query(`INSERT INTO producer_member VALUES ($1, $2, 'host')`, [market.producerId, farmer])
  const shop = till(db)
  const buyer = guest()
  const buy = () => shop.buy(buyer, orderInput(market.productId, { quantity: 4 }))
  const [done, underway, back] = [await buy(), await buy(), await buy()]
  await shipOrder(shop, farmer, { orderId: done, trackingNo: 'SF1000001' })
  await confirmReceipt(shop, buyer, done)
  await confirmLater(shop)
  const { rows } = await db.pool.query<{ id: string }>('SELECT id FROM order_line WHERE order_id = $1', [done])
  const part = { refundId: crypto.randomUUID(), orderId: done, orderLineId: rows[0]?.id ?? '', part: { units: 1 } }
  await refundPart(shop, { ...part, reason: '坏了一只', actor: 'guest' })
  await requestRefund(shop, { orderId: back, reason: 'changed my mind', actor: 'guest' })
  return { market, shop, buyer, orders: { done, underway, back } }
}

/** What the ledger owes households of these orders, by the end of their accounts' codes. */
async function owed(orders: string[]) {
  const { rows } = await database.db.pool.query<{ standing: string; fen: bigint }>(
    `SELECT split_part(a.code, ':', 3) AS standing, -sum(p.fen)::bigint AS fen FROM ledger_entry e
     JOIN ledger_posting p ON p.entry_id = e.id JOIN ledger_account a ON a.id = p.account_id
     WHERE e.order_id = ANY($1::uuid[]) AND a.household_id IS NOT NULL GROUP BY 1`,
    [orders],
  )
  return Object.fromEntries(rows.map(({ standing, fen }) => [standing, fen]))
}

test('the figures are the ledger’s, to the fen', async () => {
  const { shop, buyer, orders } = await buying()
  const impact = await readImpact(shop, buyer, 1)
  const ledger = await owed(Object.values(orders))
  expect(impact).toMatchObject({ confirmedFen: ledger.confirmed, provisionalFen: ledger.provisional })
  // 76 % of 98.00 a bird: three of four kept, four underway, one and four taken back.
  expect(impact).toMatchObject({
    confirmedFen: 22_344n,
    provisionalFen: 29_792n,
    backFen: 37_240n,
    orders: 3,
    households: 2,
  })
  expect(impact.districts).toMatchObject([{ confirmedFen: 22_344n, provisionalFen: 29_792n, lines: 3 }])
  expect(impact.years).toMatchObject([{ year: 2026, orders: 3, confirmedFen: 22_344n, backFen: 37_240n }])
  const lines = Object.fromEntries(impact.lines.map((line) => [line.orderId, line]))
  expect(lines[orders.done]).toMatchObject({ confirmed: true, leftFen: 22_344n, backFen: 7_448n })
  expect(lines[orders.underway]).toMatchObject({ confirmed: false, leftFen: 29_792n, backFen: 0n })
  expect(lines[orders.back]).toMatchObject({ confirmed: false, leftFen: 0n, backFen: 29_792n })
})

test('nobody else’s, and no household without its consent', async () => {
  const { market, shop, buyer } = await buying()
  expect(await readImpact(shop, guest(), 1)).toMatchObject({ confirmedFen: 0n, orders: 0, lines: [], districts: [] })
  expect((await readImpact(shop, buyer, 1)).aliases).toEqual([])
  const { pool } = database.db
  await pool.query(`UPDATE household SET alias_zh = '山脚的养鸡户', alias_en = 'By the hill' WHERE id = $1`, [
    market.householdIds[0],
  ])
  expect((await readImpact(shop, buyer, 1)).aliases).toEqual([])
  await pool.query('UPDATE household SET alias_consent_at = now() WHERE id = $1', [market.householdIds[0]])
  const impact = await readImpact(shop, buyer, 1)
  expect(impact.aliases).toEqual([{ zh: '山脚的养鸡户', en: 'By the hill' }])
  expect(JSON.stringify(impact, (_, value) => (typeof value === 'bigint' ? String(value) : value))).not.toContain(
    '杨秀英',
  )
})
