import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import writeSheet from 'write-excel-file/node'
import { refundPart } from '#server/payments/refund-part.ts'
import { requestRefund } from '#server/payments/request-refund.ts'
import { useDatabase } from '#test/database.ts'
import { counter, type Farm, makeFarm, parcelsOf } from '#test/factories/parcels.ts'
import { orderOf } from '#test/factories/sale.ts'
import { addCertificate } from './add-certificate.ts'
import { importTracking } from './import-tracking.ts'
import { markDelivered } from './mark-delivered.ts'
import { packParcel } from './pack-parcel.ts'
import { readDesk, readDeskParcel, readSent } from './read-desk.ts'
import { readPickList } from './read-pick-list.ts'
import { settleParcels } from './settle-parcels.ts'
import { shipParcel } from './ship-parcel.ts'

const database = useDatabase()

async function packedParcel(change: (farm: Farm) => Promise<unknown> = async () => undefined) {
  const farm = await makeFarm(database.db)
  await change(farm)
  const shop = counter(database.db)
  const sale = await shop.buyOne(farm)
  const parcelId = sale.parcel.id
  await packParcel(shop, farm.farmer, { parcelId, weightG: null, lines: 'as ordered' })
  const ship = (trackingNo: string, userId = farm.farmer) =>
    shipParcel(shop, userId, { parcelId, carrier: 'sf', trackingNo })
  return { farm, shop, ...sale, parcelId, ship }
}

const notices = async (orderId: string, kind: string) =>
  (await database.db.pool.query('SELECT channel FROM notice WHERE order_id = $1 AND kind = $2', [orderId, kind])).rows

test('a parcel is sent once, its buyer told once, and the order follows', async () => {
  const { ship, orderId } = await packedParcel()
  await Promise.all([ship('SF100'), ship('SF100'), ship('SF100')])
  await expect(ship('SF999')).rejects.toMatchObject({ code: 'ParcelStateConflict' })
  expect(await parcelsOf(database.db, orderId)).toMatchObject([{ state: 'shipped', trackingNo: 'SF100' }])
  expect(await orderOf(database.db, orderId)).toMatchObject({ state: 'shipped' })
  expect(await notices(orderId, 'parcel_shipped')).toEqual([{ channel: 'sms' }])
})

test('what is not packed is not sent, and strangers send nothing', async () => {
  const farm = await makeFarm(database.db)
  const shop = counter(database.db)
  const { parcel } = await shop.buyOne(farm)
  const input = { parcelId: parcel.id, carrier: 'sf', trackingNo: 'SF1' } as const
  await expect(shipParcel(shop, farm.farmer, input)).rejects.toMatchObject({ code: 'ParcelStateConflict' })
  const stranger = await makeFarm(database.db)
  const asStranger = [
    () => shipParcel(shop, stranger.farmer, input),
    () => markDelivered(shop, stranger.farmer, parcel.id),
    () => packParcel(shop, stranger.farmer, { parcelId: parcel.id, weightG: null, lines: 'as ordered' }),
  ]
  for (const step of asStranger) await expect(step()).rejects.toMatchObject({ code: 'NotFound' })
  expect(await readDeskParcel(shop, stranger.farmer, parcel.id)).toBeNull()
  await expect(markDelivered(shop, farm.farmer, parcel.id)).rejects.toMatchObject({ code: 'ParcelStateConflict' })
})

async function needsQuarantine({ familyId, producerId, productId }: Farm): Promise<string> {
  const batchId = crypto.randomUUID()
  const { pool } = database.db
  await pool.query('UPDATE product_family SET needs_quarantine = true WHERE id = $1', [familyId])
  await pool.query(
    `INSERT INTO batch (id, code, family_id, producer_id, intake, survival_bps, unit_zh, unit_en, started_on, releases_on)
     VALUES ($1, left($1::uuid::text, 30), $2, $3, 1000, 8000, '只', 'bird', '2026-04-01', '2026-08-01')`,
    [batchId, familyId, producerId],
  )
  await pool.query('UPDATE product SET batch_id = $2 WHERE id = $1', [productId, batchId])
  return batchId
}

test('animals go only with a quarantine certificate in force that day; the database says so too', async () => {
  let batchId = ''
  const { ship, farm, shop, parcelId, orderId } = await packedParcel(async (one) => {
    batchId = await needsQuarantine(one)
  })
  const certificate = { batchId, kind: 'quarantine', issuedBy: '丰都县动物卫生监督所' } as const
  const old = { ...certificate, number: 'A1', issuedOn: '2026-08-20', expiresOn: '2026-08-27' }
  await addCertificate(shop, farm.farmer, old)
  await expect(ship('SF1')).rejects.toMatchObject({ code: 'CertificateNeeded', detail: { product: '芦花鸡' } })
  await expect(
    database.db.pool.query(
      `UPDATE parcel SET state = 'shipped', shipped_at = '2026-08-28T08:00:00Z', tracking_no = 'X' WHERE id = $1`,
      [parcelId],
    ),
  ).rejects.toMatchObject({ constraint: 'parcel_quarantine' })
  await addCertificate(shop, farm.farmer, { ...old, number: 'A2', issuedOn: '2026-08-28', expiresOn: '2026-08-28' })
  await ship('SF1')
  expect(await orderOf(database.db, orderId)).toMatchObject({ state: 'shipped' })
})

test('a certificate is registered by the producer’s own people, once, with its dates the right way round', async () => {
  let batchId = ''
  const { farm, shop } = await packedParcel(async (one) => {
    batchId = await needsQuarantine(one)
  })
  const one = { batchId, kind: 'quarantine', number: 'B1', issuedBy: '监督所', issuedOn: '2026-08-28' } as const
  const add = (change: object, userId = farm.farmer) =>
    addCertificate(shop, userId, { ...one, expiresOn: '2026-09-02', ...change })
  await add({})
  await add({})
  await expect(add({ expiresOn: '2026-09-03' })).rejects.toMatchObject({ detail: { field: 'number' } })
  await expect(add({ number: 'B2', expiresOn: null })).rejects.toMatchObject({ detail: { field: 'expiresOn' } })
  await expect(add({ number: 'B2', expiresOn: '2026-08-27' })).rejects.toMatchObject({ detail: { field: 'expiresOn' } })
  const stranger = await makeFarm(database.db)
  await expect(add({ number: 'B3' }, stranger.farmer)).rejects.toMatchObject({ code: 'NotFound' })
})

test('a pre-order is neither packed nor sent before its release', async () => {
  const unpacked = await makeFarm(database.db)
  const till = counter(database.db)
  const { parcel } = await till.buyOne(unpacked)
  await database.db.pool.query(`UPDATE parcel SET releases_on = '2026-08-29' WHERE id = $1`, [parcel.id])
  const packing = { parcelId: parcel.id, weightG: null, lines: 'as ordered' } as const
  await expect(packParcel(till, unpacked.farmer, packing)).rejects.toMatchObject({ code: 'NotReleasedYet' })
  const { ship, parcelId } = await packedParcel()
  await database.db.pool.query(`UPDATE parcel SET releases_on = '2026-08-29' WHERE id = $1`, [parcelId])
  await expect(ship('SF1')).rejects.toMatchObject({ code: 'NotReleasedYet', detail: { day: '2026-08-29' } })
})

test('an order of two producers is as far as its last parcel; each sees only its own', async () => {
  const farms = [await makeFarm(database.db), await makeFarm(database.db)] as const
  const shop = counter(database.db)
  const { orderId, parcels } = await shop.buyFrom(farms)
  expect(parcels).toHaveLength(2)
  const work = farms.map((farm) => {
    const parcelId = parcels.find(({ producerId }) => producerId === farm.producerId)?.id ?? ''
    return {
      pack: () => packParcel(shop, farm.farmer, { parcelId, weightG: null, lines: 'as ordered' }),
      ship: () =>
        shipParcel(shop, farm.farmer, { parcelId, carrier: 'zto', trackingNo: `ZT-${farm.farmer.slice(-6)}` }),
      deliver: () => markDelivered(shop, farm.farmer, parcelId),
    }
  })
  const [first, second] = work as [(typeof work)[0], (typeof work)[0]]
  const stateAfter = async (step: Promise<unknown>) => {
    await step
    return (await orderOf(database.db, orderId)).state
  }
  expect(await stateAfter(first.pack())).toBe('paid')
  expect(await stateAfter(first.ship())).toBe('paid')
  expect(await stateAfter(first.deliver())).toBe('paid')
  expect(await stateAfter(second.pack())).toBe('packed')
  expect((await readDesk(shop, farms[0].farmer)).parcels).toEqual([])
  expect((await readDesk(shop, farms[1].farmer)).parcels).toMatchObject([{ state: 'packed', recipient: '李明' }])
  expect(await stateAfter(second.ship())).toBe('shipped')
  expect(await stateAfter(second.deliver())).toBe('delivered')
  expect(await stateAfter(second.deliver())).toBe('delivered')
})

test('the desk shows names and addresses while a parcel has to be sent, and masks them afterwards', async () => {
  const { ship, farm, shop, parcelId } = await packedParcel()
  expect((await readDesk(shop, farm.farmer)).parcels).toMatchObject([
    { recipient: '李明', phone: '+8619900001234', street: '光明路 1 号', urgency: 'later' },
  ])
  await ship('SF100')
  expect(await readSent(shop, farm.farmer)).toMatchObject([{ recipient: '李**', phone: '199****1234', street: '' }])
  expect(await readDeskParcel(shop, farm.farmer, parcelId)).toMatchObject({ recipient: '李**', note: null })
})

test('what is not sent in time is late, first today, then over', async () => {
  const farm = await makeFarm(database.db)
  const shop = counter(database.db)
  await shop.buyOne(farm, 2)
  await shop.buyOne(farm, 3)
  const urgency = async () => (await readDesk(shop, farm.farmer)).parcels.map((parcel) => parcel.urgency)
  expect(await readPickList(shop, farm.farmer)).toMatchObject([{ shipBy: '2026-08-30', units: 5, parcels: 2 }])
  shop.clock.forward(2 * 24 * 60)
  expect(await urgency()).toEqual(['today', 'today'])
  shop.clock.forward(24 * 60)
  expect(await urgency()).toEqual(['late', 'late'])
})

test('a refund of the whole order takes its parcel off the desk', async () => {
  const { farm, shop, orderId, ship } = await packedParcel()
  await requestRefund(shop, { orderId, reason: 'changed my mind', actor: 'guest' })
  await expect(ship('SF1')).rejects.toMatchObject({ code: 'ParcelStateConflict' })
  expect((await readDesk(shop, farm.farmer)).waiting).toBe(0)
})

test('a parcel with nothing left is cancelled, and the order goes on with the others', async () => {
  const farms = [await makeFarm(database.db), await makeFarm(database.db)] as const
  const shop = counter(database.db)
  const { orderId, parcels } = await shop.buyFrom(farms)
  const of = (farm: Farm) => parcels.find(({ producerId }) => producerId === farm.producerId)?.id ?? ''
  await packParcel(shop, farms[0].farmer, { parcelId: of(farms[0]), weightG: null, lines: 'as ordered' })
  const { rows } = await database.db.pool.query<{ id: string }>('SELECT id FROM order_line WHERE parcel_id = $1', [
    of(farms[1]),
  ])
  const refundId = randomUUID()
  const part = { orderId, orderLineId: rows[0]?.id ?? '', part: { units: 1 }, reason: 'gone', actor: 'system' }
  await refundPart(shop, { ...part, refundId })
  await settleParcels(shop, refundId)
  await settleParcels(shop, refundId)
  expect(await parcelsOf(database.db, orderId)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ id: of(farms[0]), state: 'packed' }),
      expect.objectContaining({ id: of(farms[1]), state: 'cancelled' }),
    ]),
  )
  expect(await orderOf(database.db, orderId)).toMatchObject({ state: 'packed' })
})

test('a carrier’s list sends what can be sent and says what is wrong with the rest; twice is harmless', async () => {
  const { farm, shop, orderId } = await packedParcel()
  const other = await packedParcel()
  const codes = [await readDesk(shop, farm.farmer), await readDesk(shop, other.farm.farmer)].map(
    ({ parcels }) => parcels[0]?.code ?? '',
  )
  const head = ['包裹号', '快递公司', '运单号']
  const table = [head, ...[...codes, '99999999-1', 'nonsense'].map((code) => [code, '中通', 'ZT1234'])]
  const csv = new TextEncoder().encode(table.map((row) => row.join(',')).join('\r\n'))
  const xlsx = await writeSheet(table).toBuffer()
  for (const file of [csv, xlsx, new Uint8Array(xlsx)]) {
    const { sent, problems } = await importTracking(shop, farm.farmer, file)
    expect(sent).toBe(1)
    expect(problems.map(({ row, rule }) => [row, rule])).toEqual([
      [3, 'NotFound'],
      [4, 'NotFound'],
      [5, 'code'],
    ])
  }
  expect(await orderOf(database.db, orderId)).toMatchObject({ state: 'shipped' })
  expect(await orderOf(database.db, other.orderId)).toMatchObject({ state: 'packed' })
})
