import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { shipOrder } from '#server/orders/ship-order.ts'
import { useDatabase } from '#test/database.ts'
import { counter, makeFarm, parcelsOf } from '#test/factories/parcels.ts'

const database = useDatabase()

/** The part of the migration that makes parcels, without its indexes. */
const migration = readFileSync(
  new URL('../../prisma/migrations/20261122025000_fulfil/migration.sql', import.meta.url),
  'utf8',
).replace(/^CREATE INDEX.*$/gm, '')

test('orders that were paid before there were parcels get theirs, as far as they are, once', async () => {
  const farm = await makeFarm(database.db)
  const shop = counter(database.db)
  const [waiting, sent] = [await shop.buyOne(farm), await shop.buyOne(farm, 2)]
  await shipOrder(shop, farm.farmer, { orderId: sent.orderId, trackingNo: 'SF1' })
  await database.db.tx(async (sql) => {
    await sql.query('SET LOCAL session_replication_role = replica')
    await sql.query('UPDATE order_line SET parcel_id = NULL')
    await sql.query('DELETE FROM parcel_transition')
    await sql.query('DELETE FROM parcel')
  })
  await database.db.pool.query(migration)
  await database.db.pool.query(migration)
  expect(await parcelsOf(database.db, waiting.orderId)).toMatchObject([{ state: 'waiting', trackingNo: null }])
  expect(await parcelsOf(database.db, sent.orderId)).toMatchObject([{ state: 'shipped', trackingNo: 'SF1' }])
  const { rows } = await database.db.pool.query('SELECT 1 FROM order_line WHERE parcel_id IS NULL')
  expect(rows).toEqual([])
})
