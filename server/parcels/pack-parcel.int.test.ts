import { expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { counter, makeFarm, parcelsOf, sellByWeight } from '#test/factories/parcels.ts'
import { orderOf } from '#test/factories/sale.ts'
import { packParcel } from './pack-parcel.ts'
import { readPacking } from './read-packing.ts'

const database = useDatabase()

async function weighedParcel(quantity = 1) {
  const farm = await makeFarm(database.db)
  await sellByWeight(database.db, farm, 1_500)
  const shop = counter(database.db)
  const sale = await shop.buyOne(farm, quantity)
  const [line] = await readPacking(database.db.pool, sale.parcel.id)
  const pack = (packedWeightG: number | null, userId = farm.farmer) =>
    packParcel(shop, userId, {
      ...{ parcelId: sale.parcel.id, weightG: 2_000 },
      lines: [{ lineId: line?.id ?? '', packedWeightG, batchId: null }],
    })
  return { farm, shop, ...sale, line, pack }
}

const queued = async (lineId: string | undefined) =>
  (
    await database.db.pool.query<{ payload: { fen: string } }>(
      `SELECT j.payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
       WHERE t.identifier = 'weight.difference' AND j.payload ->> 'orderLineId' = $1`,
      [lineId],
    )
  ).rows.map(({ payload }) => payload.fen)

test('packing records the weight, queues the difference once, and the order follows', async () => {
  const { pack, line, parcel, orderId, farm } = await weighedParcel()
  await pack(1_320)
  await pack(1_320)
  const { rows } = await database.db.pool.query(
    'SELECT a.state, a.weight_g, l.packed_weight_g FROM parcel a JOIN order_line l ON l.parcel_id = a.id WHERE a.id = $1',
    [parcel.id],
  )
  expect(rows).toEqual([{ state: 'packed', weight_g: 2_000, packed_weight_g: 1_320 }])
  expect(await orderOf(database.db, orderId)).toMatchObject({ state: 'packed' })
  expect(await queued(line?.id)).toEqual(['1176'])
  const { rows: history } = await database.db.pool.query(
    'SELECT "from", "to", actor FROM parcel_transition WHERE parcel_id = $1',
    [parcel.id],
  )
  expect(history).toEqual([{ from: 'waiting', to: 'packed', actor: `user:${farm.farmer}` }])
})

test('one that weighs as much or more gives nothing back and costs nothing more', async () => {
  const { pack, line, orderId } = await weighedParcel()
  await pack(1_900)
  expect(await queued(line?.id)).toEqual([])
  expect(await orderOf(database.db, orderId)).toMatchObject({ paid: 9_800n, refunded: 0n })
})

test('two packers with different weights: the first counts, the second is told', async () => {
  const { pack, line } = await weighedParcel()
  const outcomes = await Promise.allSettled([pack(1_320), pack(1_400), pack(1_320)])
  const refused = outcomes.filter((outcome) => outcome.status === 'rejected').map(({ reason }) => reason.code)
  expect(new Set(refused)).toEqual(new Set(['ParcelStateConflict']))
  expect(await queued(line?.id)).toHaveLength(1)
})

test('a weight has to be said, and to be likely', async () => {
  const { pack, orderId } = await weighedParcel()
  await expect(pack(null)).rejects.toMatchObject({ code: 'WeightNeeded' })
  await expect(pack(132)).rejects.toMatchObject({ code: 'WeightNotPlausible' })
  await expect(pack(15_000)).rejects.toMatchObject({ code: 'WeightNotPlausible' })
  expect(await orderOf(database.db, orderId)).toMatchObject({ state: 'paid' })
})

test('only the producer’s own people pack, and only a batch of the good', async () => {
  const { pack, farm, shop, parcel, line } = await weighedParcel()
  const stranger = await makeFarm(database.db)
  await expect(pack(1_400, stranger.farmer)).rejects.toMatchObject({ code: 'NotFound' })
  const batchId = crypto.randomUUID()
  await database.db.pool.query(
    `INSERT INTO batch (id, code, family_id, producer_id, intake, survival_bps, unit_zh, unit_en, started_on, releases_on)
     VALUES ($1, left($1::uuid::text, 30), $2, $3, 100, 8000, '只', 'bird', '2026-04-01', '2026-08-01')`,
    [batchId, stranger.familyId, stranger.producerId],
  )
  const lines = [{ lineId: line?.id ?? '', packedWeightG: 1_400, batchId }]
  await expect(packParcel(shop, farm.farmer, { parcelId: parcel.id, weightG: null, lines })).rejects.toMatchObject({
    code: 'InvalidInput',
  })
})

test('what a bank disputes is not packed', async () => {
  const { pack, orderId } = await weighedParcel()
  await database.db.pool.query(
    `INSERT INTO dispute (id, provider, provider_dispute_id, payment_id, order_id, amount_fen, reason, state, withheld, opened_at)
     SELECT gen_random_uuid(), provider, 'dp_' || id, id, order_id, amount_fen, 'fraudulent', 'open', false, now() FROM payment WHERE order_id = $1`,
    [orderId],
  )
  await expect(pack(1_400)).rejects.toMatchObject({ code: 'OrderDisputed' })
})

test('the database refuses a second weight, and a step back', async () => {
  const { pack, parcel, orderId } = await weighedParcel()
  await pack(1_320)
  const { pool } = database.db
  await expect(
    pool.query('UPDATE order_line SET packed_weight_g = 1400 WHERE order_id = $1', [orderId]),
  ).rejects.toThrow('frozen')
  await expect(pool.query(`UPDATE parcel SET state = 'waiting' WHERE id = $1`, [parcel.id])).rejects.toThrow(
    'cannot change',
  )
  await expect(pool.query('DELETE FROM parcel_transition WHERE parcel_id = $1', [parcel.id])).rejects.toThrow()
  expect((await parcelsOf(database.db, orderId)).map(({ state }) => state)).toEqual(['packed'])
})
