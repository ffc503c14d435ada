import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemClock } from '#server/clock.ts'
import { confirmOrders } from '#server/linkage/confirm-orders.ts'
import { shipOrder } from '#server/orders/ship-order.ts'
import { signBody } from '#server/payments/cashier/signature.ts'
import { reconcile } from '#server/reconcile/reconcile.ts'
import { useDatabase } from '#test/database.ts'
import { type Market, makeMarket, makePerson } from '#test/factories/market.ts'
import { type ServerProcess, startServers, WEBHOOK_SECRET } from './server-processes.ts'
import { openShopper, type Shopper } from './shopper.ts'

const PATIENCE_MS = 180_000
const CLAIMS_OVER_MS = 30 * 24 * 3_600_000
const database = useDatabase()
let servers: ServerProcess[] = []
let market: Market
let slug = ''

beforeAll(async () => {
  servers = await startServers(database.url, 2)
  market = await makeMarket(database.db, { stock: 50 })
  const { rows } = await database.db.pool.query('SELECT slug FROM product WHERE id = $1', [market.productId])
  slug = rows[0]?.slug
}, PATIENCE_MS)
afterAll(() => Promise.all(servers.map((server) => server.stop())))

const base = (index = 0) => servers[index % servers.length]?.url ?? ''

/** The same work four times at once. @returns what each answered */
const fourTimes = <T>(work: (index: number) => Promise<T>): Promise<T[]> => Promise.all([0, 1, 2, 3].map(work))

async function count(query: string, orderId: string): Promise<number> {
  const { rows } = await database.db.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${query}`, [orderId])
  return rows[0]?.n ?? -1
}
const entries = (kind: string, orderId: string) =>
  count(`ledger_entry WHERE kind = '${kind}' AND order_id = $1`, orderId)
const payments = (orderId: string) => count('payment WHERE order_id = $1', orderId)

/** Places one order by sending its form four times at once. */
async function place(shopper: Shopper): Promise<{ orderId: string; cashier: string }> {
  const orderId = randomUUID()
  const answers = await fourTimes(() => shopper.order(slug, orderId))
  const cashiers = [...new Set(answers.map(({ location }) => location))]
  expect(cashiers).toHaveLength(1)
  expect(cashiers[0]).toMatch(/^\/cashier\//)
  expect(await count('orders WHERE id = $1', orderId)).toBe(1)
  expect(await count("cashier_session WHERE metadata->>'order_id' = $1::text", orderId)).toBe(1)
  return { orderId, cashier: cashiers[0] ?? '' }
}

/** Pays by pressing the cashier's button four times at once. */
async function pay(shopper: Shopper, { orderId, cashier }: { orderId: string; cashier: string }): Promise<void> {
  const answers = await fourTimes(() => shopper.pay(cashier))
  expect(answers.map(({ location }) => location)).toEqual(Array(4).fill(`/orders/${orderId}/return`))
  await shopper.waitFor(orderId, 'paid')
  expect([await payments(orderId), await entries('sale', orderId)]).toEqual([1, 1])
}

test('placing, paying, the provider’s notice, and the refund', { timeout: PATIENCE_MS }, async () => {
  const shopper = openShopper(base())
  const order = await place(shopper)
  await pay(shopper, order)

  const { rows } = await database.db.pool.query<{ body: string }>(
    `SELECT e.body FROM cashier_event e JOIN cashier_session s ON s.id = e.session_id WHERE s.metadata->>'order_id' = $1`,
    [order.orderId],
  )
  const body = Buffer.from(rows[0]?.body ?? '')
  const headers = { 'Payment-Signature': signBody(WEBHOOK_SECRET, body, new Date()) }
  const told = await fourTimes((index) => fetch(`${base(index)}/webhooks/payments`, { method: 'POST', headers, body }))
  expect(told.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  expect([await payments(order.orderId), await entries('sale', order.orderId)]).toEqual([1, 1])

  await fourTimes(() => shopper.step(order.orderId, 'refund'))
  await shopper.waitFor(order.orderId, 'refunded')
  expect(await count('refund WHERE order_id = $1', order.orderId)).toBe(1)
  expect([await entries('reversal', order.orderId), await entries('refund_paid', order.orderId)]).toEqual([1, 1])
})

test('confirming receipt, and its income once nothing can be claimed any more', { timeout: PATIENCE_MS }, async () => {
  const shopper = openShopper(base(1))
  const order = await place(shopper)
  await pay(shopper, order)
  const userId = await makePerson(database.db, 'farmer')
  await database.db.pool.query(`INSERT INTO producer_member (producer_id, user_id, role) VALUES ($1, $2, 'host')`, [
    market.producerId,
    userId,
  ])
  const parcel = { orderId: order.orderId, trackingNo: 'SF1234567890' }
  await fourTimes(() => shipOrder({ db: database.db, clock: systemClock }, userId, parcel))
  await fourTimes(() => shopper.step(order.orderId, 'receive'))
  await shopper.waitFor(order.orderId, 'completed')
  expect(await entries('confirmation', order.orderId), 'something can still be claimed').toBe(0)
  const later = { now: () => new Date(Date.now() + CLAIMS_OVER_MS) }
  await fourTimes(() => confirmOrders({ db: database.db, clock: later }))
  expect(await entries('confirmation', order.orderId)).toBe(1)
  const { rows } = await database.db.pool.query<{ to: string }>(
    'SELECT "to" FROM order_transition WHERE order_id = $1 ORDER BY id',
    [order.orderId],
  )
  expect(rows.map(({ to }) => to)).toEqual(['paid', 'packed', 'shipped', 'completed'])
})

test('afterwards every invariant holds', async () => {
  expect((await reconcile(database.db)).findings.filter(({ breaches }) => breaches > 0)).toEqual([])
})
