import { expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { makeMarket } from '#test/factories/market.ts'
import { stillClock } from '#test/factories/sale.ts'
import { previewOrderParts } from './preview-order-parts.ts'
import { previewParts } from './read-offer.ts'

const database = useDatabase()

test('the parts of an order of several goods are the sums of its lines’ parts, each party once', async () => {
  const deps = { db: database.db, clock: stillClock() }
  const market = await makeMarket(database.db, { priceFen: 9_997n, shares: [3333, 3333, 1111, 1112, 1111] })
  const other = await makeMarket(database.db, { priceFen: 1_001n })
  const lines = [
    { productId: market.productId, amountFen: 9_997n },
    { productId: market.productId, amountFen: 19_994n },
    { productId: other.productId, amountFen: 1_001n },
  ]
  const parts = await previewOrderParts(deps, lines)
  expect(parts.reduce((sum, { fen }) => sum + fen, 0n)).toBe(9_997n + 19_994n + 1_001n)
  expect(parts.map(({ party, count }) => [party, count])).toEqual([
    ['household', 4],
    ['producer', 1],
    ['producer', 1],
    ['logistics', 1],
    ['platform', 1],
  ])
  const alone = await previewParts(database.db.pool, market.agreementVersionId, 9_997n)
  expect(await previewOrderParts(deps, lines.slice(0, 1))).toEqual(alone)
})
