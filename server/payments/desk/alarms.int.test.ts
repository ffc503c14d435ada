import { expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { hearRefund } from '#test/factories/hear.ts'
import { makePerson } from '#test/factories/market.ts'
import { moneyTroubles } from '#test/factories/money-troubles.ts'
import { providerBooks } from '#test/factories/provider-books.ts'
import { districtViewer, outsiders, viewer } from '#test/factories/viewer.ts'
import { completePayment } from '../complete-payment.ts'
import { closeDifference } from '../reconciliation/close-difference.ts'
import { retryRefund } from '../replace-refund.ts'
import { returnUnmatched } from '../return-unmatched.ts'
import { alarmCodes } from './alarms.ts'
import { listJobs } from './list-jobs.ts'
import { listSilent } from './list-silent.ts'
import { countAlarms, readAlarms } from './read-alarms.ts'

const database = useDatabase()
const HOUR = 60

/** A shop in trouble, and its alarms as `code: count` for somebody. */
function desk() {
  const shop = moneyTroubles(database.db)
  const raised = async (by = viewer({ role: 'admin' })) =>
    Object.fromEntries((await readAlarms(shop, by)).map(({ code, count }) => [code, count]))
  return { shop, raised }
}

async function admin() {
  return viewer({ userId: await makePerson(database.db, 'admin'), role: 'admin' })
}

test('nothing is raised where nothing waits, and every alarm is counted', async () => {
  const { shop, raised } = desk()
  expect(await raised()).toEqual({})
  expect(await countAlarms(shop)).toEqual(alarmCodes.map((code) => expect.objectContaining({ code, count: 0 })))
})

test('a failed refund, until another takes its place', async () => {
  const { shop, raised } = desk()
  const { refundId, market } = await shop.failedRefund()
  const own = districtViewer(market.districtCode)
  expect(await raised(own)).toEqual({ refund_failed: 1 })
  const [alarm] = await readAlarms(shop, own)
  expect(alarm).toMatchObject({ oldest: shop.clock.now(), sumFen: 9_800n, dueAt: null })
  await retryRefund(shop, await admin(), refundId)
  expect(await raised(own)).toEqual({})
  shop.clock.forward(24 * HOUR + 1)
  expect(await raised(own)).toEqual({ refund_slow: 1 })
})

test('a refund that waits for more than a day, until it is paid', async () => {
  const { shop, raised } = desk()
  const { orderId, market } = await shop.sell()
  await shop.askRefund(orderId)
  const own = districtViewer(market.districtCode)
  shop.clock.forward(24 * HOUR)
  expect(await raised(own)).toEqual({})
  shop.clock.forward(1)
  expect(await raised(own)).toEqual({ refund_slow: 1 })
  await hearRefund(shop, orderId, 'succeeded')
  expect(await raised(own)).toEqual({})
})

test('a dispute with its date, until it is decided', async () => {
  const { shop, raised } = desk()
  const { paymentId, market } = await shop.sell()
  const own = districtViewer(market.districtCode)
  await shop.dispute(paymentId)
  const [alarm] = await readAlarms(shop, own)
  const dueAt = new Date('2026-09-04T08:00:00Z')
  expect(alarm).toEqual({ code: 'dispute_open', count: 1, oldest: shop.clock.now(), sumFen: 9_800n, dueAt })
  await shop.dispute(paymentId, 'won')
  expect(await raised(own)).toEqual({})
})

test('a checkout that never ended', async () => {
  const { shop, raised } = desk()
  const { market, orderId } = await shop.leave()
  const own = districtViewer(market.districtCode)
  shop.clock.forward(25 * HOUR)
  expect(await raised(own)).toEqual({})
  shop.clock.forward(1)
  expect(await raised(own)).toEqual({ checkout_unanswered: 1 })
  await database.db.pool.query(`UPDATE payment_attempt SET state = 'expired' WHERE order_id = $1`, [orderId])
  expect(await raised(own)).toEqual({})
})

test('money that fits no order is for admins, until it is decided', async () => {
  const { shop, raised } = desk()
  const person = await admin()
  const { id, market } = await shop.unmatched()
  expect((await raised(person)).suspense).toBe(1)
  expect(await raised(districtViewer(market.districtCode))).toEqual({})
  expect(await raised(viewer())).not.toHaveProperty('suspense')
  await returnUnmatched(shop, person, { paymentId: id, reason: '对方付错了' })
  expect(await raised(person)).not.toHaveProperty('suspense')
})

test('a difference is for admins, until it is closed', async () => {
  const { raised } = desk()
  const books = providerBooks(database.db)
  books.move({ kind: 'refund', amountFen: -500n, reference: 're_lost' })
  await books.compare()
  const person = await admin()
  expect((await raised(person)).difference_open).toBe(1)
  expect(await raised(viewer())).not.toHaveProperty('difference_open')
  const { rows } = await database.db.pool.query('SELECT id FROM reconciliation_difference WHERE closed_at IS NULL')
  await closeDifference(books, person, { differenceId: rows[0].id, resolution: '已经核对' })
  expect(await raised(person)).not.toHaveProperty('difference_open')
})

test('a payment of which no notice came, between ten minutes and a day', async () => {
  const { shop, raised } = desk()
  const paymentId = await providerBooks(database.db).book(9_800n)
  expect(await raised()).not.toHaveProperty('webhook_silent')
  shop.clock.forward(10)
  expect((await raised()).webhook_silent).toBe(1)
  expect(await raised(viewer())).not.toHaveProperty('webhook_silent')
  const { orderId, market } = await shop.leave()
  const { rows } = await database.db.pool.query('SELECT * FROM payment_attempt WHERE order_id = $1', [orderId])
  const [{ provider, provider_session_id: sessionId, amount_fen: amountFen, currency }] = rows
  const taken = { paymentId: 'pi_asked', amountFen, currency, method: 'card', paidAt: shop.clock.now() }
  const reported = { ...taken, provider, sessionId, attemptId: null, source: 'poll' as const }
  await database.db.tx((sql) => completePayment(sql, reported, shop.clock.now()))
  shop.clock.forward(10)
  expect(await raised(viewer())).toMatchObject({ webhook_silent: 1 })
  expect(await raised(districtViewer(market.districtCode))).toEqual({})
  await shop.send(await shop.paidEvent(orderId, { paymentId: 'pi_asked' }))
  expect(await raised(viewer())).not.toHaveProperty('webhook_silent')
  const silent = await listSilent(shop, viewer({ role: 'admin' }), {})
  expect(silent.rows).toMatchObject([{ providerPaymentId: paymentId, source: 'webhook', orderNumber: null }])
  await database.db.pool.query(
    `INSERT INTO payment_event (provider, event_id, type, payload, outcome, payment_reference, received_at)
     SELECT provider, 'evt_late', 'checkout.session.completed', '{}', 'already_recorded', provider_payment_id, paid_at
     FROM payment WHERE provider_payment_id = $1`,
    [paymentId],
  )
  expect(await raised()).not.toHaveProperty('webhook_silent')
})

test('a comparison that is overdue, of providers with money only', async () => {
  const { shop, raised } = desk()
  const books = providerBooks(database.db)
  const deps = { ...shop, clock: books.clock, payments: { current: books.host, all: [books.host] } }
  const overdue = async () =>
    (await readAlarms(deps, viewer({ role: 'admin' }))).find(({ code }) => code === 'reconciliation_overdue')
  books.clock.forward(30 * HOUR)
  expect(await overdue()).toBeUndefined()
  await books.take(9_800n)
  const since = books.clock.now()
  books.clock.forward(26 * HOUR)
  expect(await overdue()).toBeUndefined()
  books.clock.forward(1)
  expect(await overdue()).toMatchObject({ count: 1, oldest: since, sumFen: null })
  books.trouble.after = 0
  await books.compare().catch(() => undefined)
  expect(await overdue()).toBeDefined()
  books.trouble.after = null
  await books.compare()
  expect(await overdue()).toBeUndefined()
  expect(await raised()).not.toHaveProperty('reconciliation_overdue')
})

test('jobs that fail again and again, until they are gone', async () => {
  const { shop, raised } = desk()
  expect(await raised()).not.toHaveProperty('jobs_stuck')
  const { rows } = await database.db.pool.query(
    `SELECT id FROM graphile_worker.add_job('refund.requested', '{}'::json)`,
  )
  const jobs = 'graphile_worker._private_jobs'
  await database.db.pool.query(`UPDATE ${jobs} SET attempts = 5 WHERE id = $1`, [rows[0].id])
  expect((await raised()).jobs_stuck).toBe(1)
  expect(await raised(viewer())).not.toHaveProperty('jobs_stuck')
  const listed = await listJobs(shop, viewer({ role: 'admin' }))
  expect(listed).toMatchObject([{ task: 'refund.requested', attempts: 5 }])
  await expect(listJobs(shop, viewer())).rejects.toMatchObject({ code: 'Forbidden' })
  await database.db.pool.query(`DELETE FROM ${jobs} WHERE id = $1`, [rows[0].id])
  expect(await raised()).not.toHaveProperty('jobs_stuck')
})

test.each(outsiders)('a $role is told nothing', async (outsider) => {
  const { shop } = desk()
  await expect(readAlarms(shop, outsider)).rejects.toMatchObject({ code: 'Forbidden' })
})

test('nobody is told nothing', async () => {
  await expect(readAlarms(desk().shop, null)).rejects.toMatchObject({ code: 'NotSignedIn' })
})
