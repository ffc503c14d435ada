import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { reconcile } from '#server/reconcile/reconcile.ts'
import { useDatabase } from '#test/database.ts'
import { makeMarket } from '#test/factories/market.ts'
import { stockOf } from '#test/factories/sale.ts'
import { type ServerProcess, startServers } from './server-processes.ts'
import { openShopper } from './shopper.ts'

/** How many want the ten birds at the same moment; SCALE_BUYERS=1000 for the whole crowd. */
const BUYERS = Number(process.env.SCALE_BUYERS ?? 300)
const UNITS = 10
const PATIENCE_MS = 180_000

const database = useDatabase()
let servers: ServerProcess[] = []
beforeAll(async () => {
  servers = await startServers(database.url, 2)
}, PATIENCE_MS)
afterAll(() => Promise.all(servers.map((server) => server.stop())))

/** Everybody orders at once, each from a browser of their own, spread over the servers; whoever got one pays. */
async function sellOut(bases: string[]) {
  const { productId } = await makeMarket(database.db, { stock: UNITS })
  const { rows } = await database.db.pool.query<{ slug: string }>('SELECT slug FROM product WHERE id = $1', [productId])
  const slug = rows[0]?.slug ?? ''
  const attempts = await Promise.all(
    Array.from({ length: BUYERS }, async (_, index) => {
      const shopper = openShopper(bases[index % bases.length] ?? '')
      const orderId = randomUUID()
      return { shopper, orderId, answer: await shopper.order(slug, orderId) }
    }),
  )
  const winners = attempts.filter(({ answer }) => answer.location?.startsWith('/cashier/'))
  const held = await stockOf(database.db, productId)
  await Promise.all(
    winners.map(async ({ shopper, orderId, answer }) => {
      await shopper.pay(answer.location ?? '')
      await shopper.waitFor(orderId, 'paid')
    }),
  )
  return { productId, attempts, winners, held }
}

describe.each([
  ['one server', 1],
  ['two servers on one database', 2],
])('%s', (_, count) => {
  test(`${BUYERS} buyers at once for ${UNITS} birds: ${UNITS} held and paid, all others plainly refused, nobody lost`, {
    timeout: PATIENCE_MS,
  }, async () => {
    const { productId, attempts, winners, held } = await sellOut(servers.slice(0, count).map(({ url }) => url))
    const refused = attempts.filter(({ answer }) => answer.status === 409)
    expect([winners.length, refused.length]).toEqual([UNITS, BUYERS - UNITS])
    expect(held).toEqual([0, UNITS, 0])
    for (const { answer } of refused) expect(answer.html).toMatch(/卖完|售完|售罄|没有了/)
    expect(attempts.every(({ shopper }) => shopper.line.retries + shopper.line.serverErrors === 0)).toBe(true)
    expect(await stockOf(database.db, productId)).toEqual([0, 0, UNITS])
    const { rows } = await database.db.pool.query<{ id: string; state: string }>(
      'SELECT o.id, o.state FROM orders o JOIN order_line l ON l.order_id = o.id WHERE l.product_id = $1',
      [productId],
    )
    expect(rows.map(({ id }) => id).sort()).toEqual(winners.map(({ orderId }) => orderId).sort())
    expect(rows.every(({ state }) => state === 'paid')).toBe(true)
    expect((await reconcile(database.db)).findings.filter(({ breaches }) => breaches > 0)).toEqual([])
  })
})
