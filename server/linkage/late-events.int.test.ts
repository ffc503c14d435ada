import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { balanceAt } from '#server/ledger/balance-at.ts'
import { closeDays } from '#server/ledger/close-days.ts'
import { closePeriod } from '#server/ledger/close-period.ts'
import { post } from '#server/ledger/post.ts'
import { confirmReceipt } from '#server/orders/confirm-receipt.ts'
import { shipOrder } from '#server/orders/ship-order.ts'
import { refundPart } from '#server/payments/refund-part.ts'
import { reconcile } from '#server/reconcile/reconcile.ts'
import { useDatabase } from '#test/database.ts'
import { makePerson } from '#test/factories/market.ts'
import { makeFarm } from '#test/factories/parcels.ts'
import { giveAccount, payOutDistrict } from '#test/factories/payouts.ts'
import { guest, orderInput, till } from '#test/factories/sale.ts'
import { districtViewer, viewer } from '#test/factories/viewer.ts'
import { memoryFiles } from '#test/fakes/memory-files.ts'
import { confirmOrders } from './confirm-orders.ts'

const database = useDatabase()
let dataDir = ''
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'late-'))
})
afterAll(() => rm(dataDir, { recursive: true, force: true }))

test('a refund after the payout and after the month was closed takes its exact shares in the open month', async () => {
  const { db } = database
  const [shop, farm] = [{ ...till(db), files: memoryFiles() }, await makeFarm(db)]
  const people = {
    proposer: districtViewer(farm.districtCode, farm.proposerId),
    approver: districtViewer(farm.districtCode, farm.approverId),
  }
  for (const id of farm.householdIds) await giveAccount(shop, id)
  const buyer = guest()
  const orderId = await shop.buy(buyer, orderInput(farm.productId))
  await shipOrder(shop, farm.farmer, { orderId, trackingNo: 'SF1' })
  await confirmReceipt(shop, buyer, orderId)
  shop.clock.forward(8 * 24 * 60)
  await confirmOrders(shop)
  await payOutDistrict(shop, people, { districtCode: farm.districtCode })
  shop.clock.forward(30 * 24 * 60)
  const admin = viewer({ role: 'admin', userId: await makePerson(db, 'admin') })
  const closing = { ...shop, log: pino({ level: 'silent' }), env: { DATA_DIR: dataDir, LEDGER_HEADS: undefined } }
  await closeDays(closing)
  await closePeriod(closing, admin, '2026-08')
  await closePeriod(closing, admin, '2026-09')
  const household = `household:${farm.householdIds[0]}:confirmed`
  expect(await balanceAt(db.pool, household, '2026-09-30')).toBe(0n)

  const { rows } = await db.pool.query<{ id: string }>('SELECT id FROM order_line WHERE order_id = $1', [orderId])
  const refundId = randomUUID()
  const part = { orderId, orderLineId: rows[0]?.id ?? '', part: { amountFen: 3_333n } }
  await refundPart(shop, { ...part, refundId, reason: '碰伤', actor: 'user:x' })
  const entry = await db.pool.query(`SELECT day::text, period FROM ledger_entry WHERE cause = $1`, [
    `reversal:${refundId}`,
  ])
  expect(entry.rows).toEqual([{ day: '2026-10-05', period: '2026-10' }])
  // 50 % of 33.33, rounded down; what is over is taken from the marketplace's side.
  expect(await balanceAt(db.pool, household, '2026-10-05')).toBe(1_666n)
  expect(await balanceAt(db.pool, household, '2026-09-30')).toBe(0n)
  const { findings } = await reconcile(db)
  expect(findings.filter(({ breaches }) => breaches > 0)).toEqual([])
})

test('nothing is posted to an account that the chart does not have', async () => {
  const wild = { code: 'household:H:promised', kind: 'liability' as const }
  const entry = { id: randomUUID(), kind: 'hardship' as const, cause: 'wild', orderId: null, occurredAt: new Date() }
  const postings = [
    { account: wild, fen: 5n },
    { account: { ...wild, code: 'aid:hardship' }, fen: -5n },
  ]
  await expect(database.db.tx((sql) => post(sql, { ...entry, postings }))).rejects.toThrow(RangeError)
})
