/*
 * Orders per second on one product: the product's own verb beside two usual ways, on the same database in the same run.
 * DATABASE_URL names a migrated database whose server waits for the disk (fsync on). `npm run bench` provides one.
 */
import { randomUUID } from 'node:crypto'
import { systemClock } from '#server/clock.ts'
import { type Db, openDb } from '#server/db/db.ts'
import { placeOrderWith } from '#server/orders/place-order.ts'
import { makeMarket } from '#test/factories/market.ts'
import { delivery, guest } from '#test/factories/sale.ts'
import { type Load, type Measurement, measure } from './measure.ts'
import { writeResults } from './results.ts'
import { oneStatementPerOrder, type Placing, prismaTransaction } from './rivals.ts'

const load: Load = { clients: 64, seconds: Number(process.env.SECONDS ?? 5), runs: Number(process.env.RUNS ?? 3) }
const STOCK = 1_000_000_000
const TARGET_PER_SECOND = 12_000
const TARGET_RATIO = 8

const url = process.env.DATABASE_URL
if (!url) throw new Error('DATABASE_URL is missing: run this by `npm run bench`')

const ways: { name: string; placing: (db: Db) => Placing }[] = [
  { name: 'Prisma interactive transaction', placing: prismaTransaction },
  { name: 'one statement per order (CTE)', placing: oneStatementPerOrder },
  {
    name: 'orders/place-order (group commit)',
    placing: (db) => placeOrderWith({ db, clock: systemClock, holdMinutes: 15 }),
  },
]

/** Each way sells its own product; afterwards the database says whether every acknowledged order is there. */
async function tryWay(db: Db, placing: Placing): Promise<Measurement> {
  const { productId } = await makeMarket(db, { stock: STOCK })
  const buyer = guest()
  let acknowledged = 0
  const result = await measure(async () => {
    const input = {
      orderId: randomUUID(),
      productId,
      liveItemId: null,
      quantity: 1,
      preorder: false,
      delivery,
      locale: 'zh',
    }
    await placing(buyer, input)
    acknowledged++
  }, load)
  const { rows } = await db.pool.query<{ held: number; lines: bigint }>(
    'SELECT s.held, (SELECT count(*) FROM order_line l WHERE l.product_id = s.product_id) AS lines FROM stock s WHERE product_id = $1',
    [productId],
  )
  if (rows[0]?.held !== acknowledged || Number(rows[0].lines) !== acknowledged)
    throw new Error(
      `${acknowledged} orders were acknowledged, the database has ${rows[0]?.lines}, holding ${rows[0]?.held}`,
    )
  return result
}

const db = openDb(url, { max: 24 })
const { rows } = await db.pool.query<{ fsync: string; commit: string; version: string }>(
  `SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit, current_setting('server_version') AS version`,
)
const results: { name: string; result: Measurement }[] = []
for (const { name, placing } of ways) results.push({ name, result: await tryWay(db, placing(db)) })
await db.close()

const reached = writeResults({
  results,
  load,
  database: rows[0],
  target: { perSecond: TARGET_PER_SECOND, ratio: TARGET_RATIO },
})
process.exitCode = reached ? 0 : 1
