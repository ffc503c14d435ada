import { expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { makeMarket } from '#test/factories/market.ts'
import { DAY, providerBooks } from '#test/factories/provider-books.ts'
import { guest, orderInput, till } from '#test/factories/sale.ts'
import { reconcileAll } from './reconcile-all.ts'
import { reconcileProvider } from './reconcile-provider.ts'

const database = useDatabase()

test('a provider that agrees leaves no difference, and its balance is ours', async () => {
  const shop = providerBooks(database.db)
  const sold = await shop.take(9_800n)
  const refund = await shop.hearRefund(sold, 9_800n, 'succeeded')
  shop.move({ kind: 'refund', amountFen: -9_800n, reference: refund })
  const disputed = await shop.take(5_000n)
  const won = await shop.hearDispute(disputed, 5_000n, 'open')
  shop.move({ kind: 'dispute', amountFen: -5_000n, feeFen: 1_500n, reference: won })
  await shop.hearDispute(disputed, 5_000n, 'won')
  shop.move({ kind: 'dispute_return', amountFen: 5_000n, reference: won })
  shop.move({ kind: 'fee', amountFen: -200n })
  shop.move({ kind: 'payout', amountFen: -3_000n, reference: 'po_1' })
  await shop.compare()
  expect(await shop.differences()).toEqual([])
  expect(await shop.runs()).toEqual([{ imported: 7, ledger: 100n, provider: 100n, failure: null, finished: true }])
  expect(await shop.booked('provider_fee')).toEqual([-100n, -100n, -1_500n, -200n])
  expect(await shop.booked('provider_payout')).toEqual([-3_000n])
})

test('fees are booked once, however often a movement is listed', async () => {
  const shop = providerBooks(database.db)
  await shop.take(9_800n)
  shop.movements.push(...shop.movements)
  await shop.compare()
  await shop.compare()
  shop.clock.forward(2 * DAY)
  await shop.take(9_800n)
  await shop.compare(DAY)
  expect(await shop.booked('provider_fee')).toEqual([-100n, -100n])
  expect((await shop.runs()).map(({ imported }) => imported)).toEqual([1, 0, 1])
  const [first, second, third] = shop.asked
  expect(first?.since).toEqual(new Date('2026-08-27T08:00:00Z'))
  expect(second?.since).toEqual(new Date((first?.until.getTime() ?? 0) - 3 * 86_400_000))
  expect(third?.since).toEqual(new Date((second?.until.getTime() ?? 0) - 3 * 86_400_000))
})

test('a run that is ended half-way keeps what it has, and the next one takes the rest', async () => {
  const shop = providerBooks(database.db)
  for (let n = 0; n < 250; n++) shop.move({ kind: 'fee', amountFen: -10n })
  shop.trouble.after = 230
  await expect(shop.compare()).rejects.toMatchObject({ code: 'PaymentUnavailable' })
  expect(await shop.booked('provider_fee')).toHaveLength(200)
  shop.trouble.after = null
  await shop.compare()
  expect(await shop.booked('provider_fee')).toHaveLength(250)
  expect(await shop.runs()).toEqual([
    { imported: 200, ledger: null, provider: null, failure: 'PaymentUnavailable: timeout', finished: true },
    { imported: 50, ledger: -2_500n, provider: -2_500n, failure: null, finished: true },
  ])
})

test('the row of a killed run is ended by the next one', async () => {
  const shop = providerBooks(database.db)
  await database.db.pool.query(
    `INSERT INTO reconciliation (id, provider, started_at, started_by, through) VALUES (uuidv7(), $1, $2, 'clock', $2)`,
    [shop.name, shop.clock.now()],
  )
  await shop.compare()
  expect((await shop.runs()).map(({ failure }) => failure)).toEqual(['ended before it was finished', null])
})

test('of two comparisons at once, one does the work', async () => {
  const shop = providerBooks(database.db)
  await shop.take(9_800n)
  shop.clock.forward(5)
  const runs = await Promise.all([1, 2, 3].map(() => reconcileProvider(shop, shop.host, 'clock')))
  expect(runs.filter((id) => id !== null).length).toBeGreaterThanOrEqual(1)
  expect((await shop.runs()).length).toBe(runs.filter((id) => id !== null).length)
  expect(await shop.booked('provider_fee')).toEqual([-100n])
  expect(await shop.compare()).not.toBeNull()
})

test('a provider that is down keeps the others from nothing', async () => {
  const [down, up] = [providerBooks(database.db), providerBooks(database.db)]
  await up.take(9_800n)
  up.clock.forward(5)
  down.trouble.after = 0
  const payments = { current: down.host, all: [down.host, up.host] }
  await expect(reconcileAll({ ...up, payments }, 'clock')).rejects.toMatchObject({ code: 'PaymentUnavailable' })
  expect((await up.runs()).map(({ finished, failure }) => [finished, failure])).toEqual([[true, null]])
  expect((await down.runs()).map(({ failure }) => failure)).toEqual(['PaymentUnavailable: timeout'])
})

test('money that the provider moved and we did not book, until we book it', async () => {
  const shop = providerBooks(database.db)
  const sold = await shop.take(9_800n)
  shop.move({ kind: 'refund', amountFen: -500n, reference: 're_lost' })
  shop.move({ amountFen: 700n })
  await shop.compare()
  const [nameless] = shop.movements.slice(-1)
  expect(await shop.differences()).toEqual([
    'missing_in_ledger re_lost 0 -500 CNY open',
    `missing_in_ledger ${nameless?.id} 0 700 CNY open`,
  ])
  await shop.hearRefund(sold, 500n, 'succeeded', 're_lost')
  await shop.compare()
  expect((await shop.differences())[0]).toBe('missing_in_ledger re_lost 0 -500 CNY clock: agrees')
})

test('a refund on its way is no difference; one that takes too long is', async () => {
  const shop = providerBooks(database.db)
  const sold = await shop.take(9_800n)
  const refund = await shop.hearRefund(sold, 9_800n, 'pending')
  shop.move({ kind: 'refund', amountFen: -9_800n, reference: refund })
  await shop.compare()
  expect(await shop.differences()).toEqual([])
  await shop.compare(11 * DAY)
  expect(await shop.differences()).toEqual([`missing_in_ledger ${refund} 0 -9800 CNY open`])
  shop.move({ kind: 'refund_return', amountFen: 9_800n, reference: refund })
  await shop.compare()
  expect(await shop.differences()).toEqual([`missing_in_ledger ${refund} 0 -9800 CNY clock: agrees`])
})

test('money that we booked and the provider does not list, after a day', async () => {
  const shop = providerBooks(database.db)
  const paymentId = await shop.book(9_800n)
  const at = shop.clock.now()
  await shop.compare(DAY)
  expect(await shop.differences()).toEqual([])
  await shop.compare()
  expect(await shop.differences()).toEqual([`missing_at_provider ${paymentId} 9800 0 CNY open`])
  shop.move({ amountFen: 9_800n, reference: paymentId, at })
  await shop.compare()
  expect(await shop.differences()).toEqual([`missing_at_provider ${paymentId} 9800 0 CNY clock: agrees`])
})

test('another amount: its figures follow, its row stays', async () => {
  const shop = providerBooks(database.db)
  const paymentId = await shop.book(9_800n)
  shop.move({ amountFen: 9_000n, reference: paymentId })
  await shop.compare()
  expect(await shop.differences()).toEqual([`amount ${paymentId} 9800 9000 CNY open`])
  shop.move({ amountFen: 300n, reference: paymentId })
  await shop.compare()
  expect(await shop.differences()).toEqual([`amount ${paymentId} 9800 9300 CNY open`])
})

test('another currency is never booked, and said once', async () => {
  const shop = providerBooks(database.db)
  const dollars = await shop.book(1_400n, 'USD')
  const yuan = await shop.book(9_800n)
  shop.move({ amountFen: 1_400n, feeFen: 70n, currency: 'USD', reference: dollars })
  shop.move({ amountFen: 1_350n, feeFen: 60n, currency: 'USD', reference: yuan })
  await shop.compare()
  await shop.compare(2 * DAY)
  expect(await shop.differences()).toHaveLength(2)
  expect(await shop.differences()).toEqual(
    expect.arrayContaining([`currency ${dollars} 1400 1400 USD open`, `currency ${yuan} 0 1350 USD open`]),
  )
  expect(await shop.booked('provider_fee')).toEqual([])
})

test('a movement of an unknown kind waits for a person', async () => {
  const shop = providerBooks(database.db)
  shop.move({ kind: 'other', amountFen: 250n, reference: 'adj_1' })
  await shop.compare()
  await shop.compare()
  expect(await shop.differences()).toEqual(['unknown adj_1 0 250 CNY open'])
})

test('a difference names its order', async () => {
  const market = await makeMarket(database.db)
  const shop = till(database.db)
  const orderId = await shop.buy(guest(), orderInput(market.productId))
  const books = providerBooks(database.db)
  books.clock.forward(2 * DAY)
  await reconcileProvider({ db: database.db, clock: books.clock }, { ...books.host, name: 'fake' }, 'clock')
  const { rows } = await database.db.pool.query(
    `SELECT kind, order_id, ledger_fen FROM reconciliation_difference WHERE provider = 'fake'`,
  )
  expect(rows).toEqual([{ kind: 'missing_at_provider', order_id: orderId, ledger_fen: 9_800n }])
})
