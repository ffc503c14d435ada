import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { makeBatch } from '#test/factories/batch.ts'
import { makeMarket, makePerson } from '#test/factories/market.ts'
import { guest, orderInput, till } from '#test/factories/sale.ts'
import { districtViewer, viewer } from '#test/factories/viewer.ts'
import { followRelease } from './follow-release.ts'
import { forecastBatch } from './forecast-batch.ts'
import { moveRelease } from './move-release.ts'
import { listBatches, listOwnBatches, readBatch } from './read-batches.ts'
import { recordBatchEvent } from './record-event.ts'

const database = useDatabase()

async function farm() {
  const market = await makeMarket(database.db)
  const batchId = await makeBatch(database.db, market)
  const farmer = viewer({ role: 'farmer', scope: null, userId: await makePerson(database.db, 'farmer') })
  await database.db.pool.query(`INSERT INTO producer_member VALUES ($1, $2, 'host')`, [
    market.producerId,
    farmer.userId,
  ])
  const staff = districtViewer(market.districtCode, await makePerson(database.db, 'coordinator'))
  return { market, batchId, farmer, staff, shop: till(database.db) }
}

const words = { reasonZh: '雨水多，长得慢', reasonEn: 'Too much rain' }
const move = (batchId: string, toDay: string, id = randomUUID()) => ({ id, batchId, toDay, ...words })

async function waitingOf(orderId: string) {
  const { rows } = await database.db.pool.query(
    `SELECT l.releases_on::text AS day, k.releases_on::text AS parcel, k.ship_by::text AS ship
     FROM order_line l LEFT JOIN parcel k ON k.id = l.parcel_id WHERE l.order_id = $1`,
    [orderId],
  )
  return rows[0]
}
const told = async (orderId: string) =>
  (
    await database.db.pool.query(
      `SELECT facts FROM notice WHERE order_id = $1 AND kind = 'release_moved' ORDER BY created_at`,
      [orderId],
    )
  ).rows

test('a release that moves takes goods, lines and parcels with it, and tells every buyer once', async () => {
  const { market, batchId, farmer, shop } = await farm()
  const orderId = await shop.buy(guest(), orderInput(market.productId, { preorder: true }))
  const shipsNow = await shop.buy(guest(), orderInput(market.productId))
  const before = await waitingOf(orderId)
  expect(before).toMatchObject({ day: '2026-10-01', parcel: '2026-10-01' })
  const later = move(batchId, '2026-10-11')
  await moveRelease(shop, farmer, later)
  await moveRelease(shop, farmer, later)
  await followRelease(shop, batchId)
  await followRelease(shop, batchId)
  const day = (text: string) => new Date(text).getTime() / 86_400_000
  const after = await waitingOf(orderId)
  expect(after).toMatchObject({ day: '2026-10-11', parcel: '2026-10-11' })
  expect(day(after.ship) - day(before.ship)).toBe(10)
  expect(await told(orderId)).toMatchObject([{ facts: { fromDay: '2026-10-01', toDay: '2026-10-11', ...words } }])
  expect(await told(shipsNow)).toEqual([])
  const { rows } = await shop.db.pool.query('SELECT releases_on::text AS day FROM product WHERE id = $1', [
    market.productId,
  ])
  expect(rows).toEqual([{ day: '2026-10-11' }])
  const page = await readBatch(shop, farmer, batchId)
  expect(page).toMatchObject({ releasesOn: '2026-10-11', waiting: 1 })
  expect(page.notes.filter(({ kind }) => kind === 'moved')).toHaveLength(1)
})

test('an unpaid order follows without being told; a shipped one stays', async () => {
  const { market, batchId, staff, shop } = await farm()
  const held = await shop.place(guest(), orderInput(market.productId, { preorder: true }))
  const sent = await shop.buy(guest(), orderInput(market.productId, { preorder: true }))
  await shop.db.pool.query(`UPDATE parcel SET state = 'packed', packed_at = now() WHERE order_id = $1`, [sent])
  await moveRelease(shop, staff, move(batchId, '2026-09-20'))
  await followRelease(shop, batchId)
  expect(await waitingOf(held.orderId)).toMatchObject({ day: '2026-09-20' })
  expect(await told(held.orderId)).toEqual([])
  expect(await waitingOf(sent)).toMatchObject({ day: '2026-10-01' })
  // Pre-orders end as long before the release as they did.
  const { rows } = await shop.db.pool.query('SELECT preorder_until FROM product WHERE id = $1', [market.productId])
  expect(rows[0]?.preorder_until.toISOString()).toBe('2026-09-19T00:00:00.000Z')
})

test.each([
  [{ toDay: '2026-10-01' }, 'toDay', 'unchanged'],
  [{ toDay: '2026-08-01' }, 'toDay', 'dayPast'],
  [{ reasonZh: '天气冷' }, 'reasonZh', 'reason'],
  [{ reasonEn: 'ice' }, 'reasonEn', 'reason'],
])('moving with %j is refused at the field', async (change, field, rule) => {
  const { batchId, staff, shop } = await farm()
  const work = moveRelease(shop, staff, { ...move(batchId, '2026-10-05'), ...change })
  await expect(work).rejects.toMatchObject({ detail: { field, rule } })
})

test('what happened is written once and never rewritten', async () => {
  const { batchId, farmer, shop } = await farm()
  const event = {
    id: randomUUID(),
    batchId,
    kind: 'mortality' as const,
    on: '2026-08-20',
    quantity: 7,
    noteZh: '暴雨',
    noteEn: '',
  }
  await recordBatchEvent(shop, farmer, event)
  await recordBatchEvent(shop, farmer, event)
  expect((await readBatch(shop, farmer, batchId)).notes).toMatchObject([
    { kind: 'mortality', quantity: 7, noteEn: '暴雨' },
  ])
  for (const change of [{ on: '2026-08-29' }, { on: '2026-03-01' }, { quantity: 0 }, { quantity: 101 }, { noteZh: '' }])
    await expect(recordBatchEvent(shop, farmer, { ...event, id: randomUUID(), ...change })).rejects.toMatchObject({
      code: 'InvalidInput',
    })
  const { pool } = shop.db
  await expect(pool.query('UPDATE batch_event SET quantity = 0')).rejects.toThrow()
  await expect(pool.query('DELETE FROM batch_event')).rejects.toThrow()
})

test('a forecast moves the cap and is kept', async () => {
  const { batchId, staff, shop } = await farm()
  const forecast = { id: randomUUID(), batchId, survivalBps: 9_000, safetyBps: 9_500, ...words }
  await forecastBatch(shop, staff, forecast)
  await forecastBatch(shop, staff, forecast)
  expect(await readBatch(shop, staff, batchId)).toMatchObject({
    capMilli: 85_500n,
    notes: [{ kind: 'forecast', survivalBps: 9_000, safetyBps: 9_500 }],
  })
  await expect(shop.db.pool.query('UPDATE batch_forecast SET survival_bps = 10000')).rejects.toThrow()
  await expect(
    forecastBatch(shop, staff, { ...forecast, id: randomUUID(), survivalBps: 10_001 }),
  ).rejects.toMatchObject({
    detail: { field: 'survival', rule: 'percent' },
  })
})

test('not by another farmer, another district or a buyer', async () => {
  const { batchId, farmer, staff, shop } = await farm()
  const stranger = viewer({ role: 'farmer', scope: null, userId: await makePerson(database.db, 'farmer') })
  for (const [who, code] of [
    [stranger, 'NotFound'],
    [viewer({ role: 'consumer', scope: null }), 'NotFound'],
    [districtViewer('509996'), 'OutOfScope'],
  ] as const) {
    await expect(readBatch(shop, who, batchId)).rejects.toMatchObject({ code })
    await expect(moveRelease(shop, who, move(batchId, '2026-12-01'))).rejects.toMatchObject({ code })
  }
  expect(await listOwnBatches(shop, farmer.userId)).toMatchObject([{ id: batchId }])
  expect(await listOwnBatches(shop, stranger.userId)).toEqual([])
  expect(await listBatches(shop, staff)).toMatchObject([{ id: batchId }])
})
