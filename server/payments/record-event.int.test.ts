import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { bookSale } from '#server/linkage/book-sale.ts'
import { cancelOrder } from '#server/orders/cancel-order.ts'
import { confirmReceipt } from '#server/orders/confirm-receipt.ts'
import { expireHolds } from '#server/orders/expire-holds.ts'
import { shipOrder } from '#server/orders/ship-order.ts'
import { useDatabase } from '#test/database.ts'
import { type Market, makeMarket, makePerson } from '#test/factories/market.ts'
import { balances, guest, orderInput, orderOf, stockOf, till } from '#test/factories/sale.ts'
import { executeRefund } from './execute-refund.ts'
import type { PaymentEvent } from './payment-host.ts'
import { requestRefund } from './request-refund.ts'

const database = useDatabase()

const refundEvent = (refundId: string): PaymentEvent => ({
  id: `evt_${randomUUID()}`,
  type: 'refund.updated',
  payload: {},
  kind: 'refund_succeeded',
  refundId,
  providerRefundId: `re_${refundId}`,
})

async function refundsOf(orderId: string) {
  const { rows } = await database.db.pool.query<{ id: string; state: string; amount_fen: bigint; reason: string }>(
    'SELECT id, state, amount_fen, reason FROM refund WHERE order_id = $1',
    [orderId],
  )
  return rows
}

async function attributions(orderId: string) {
  const { rows } = await database.db.pool.query<{
    household_id: string
    kind: string
    gross: bigint
    cost: bigint
    net: bigint
  }>(
    `SELECT household_id, kind::text, gross_fen AS gross, cost_fen AS cost, net_fen AS net FROM attribution WHERE order_id = $1
     ORDER BY attribution.kind, gross_fen DESC`,
    [orderId],
  )
  return rows
}

/** What the parties of one market are owed, fen, as positive numbers; logistics and platform are shared by all markets. */
async function owed({ householdIds: [a, b], producerId }: Market) {
  const all = await balances(database.db)
  return [
    `household:${a}:provisional`,
    `household:${a}:confirmed`,
    `household:${b}:provisional`,
    `producer:${producerId}:payable`,
  ].map((code) => -(all[code] ?? 0n))
}

async function ship(market: Market, shop: ReturnType<typeof till>, orderId: string): Promise<void> {
  const userId = await makePerson(database.db, 'farmer')
  await database.db.pool.query(`INSERT INTO producer_member (producer_id, user_id, role) VALUES ($1, $2, 'host')`, [
    market.producerId,
    userId,
  ])
  await shipOrder(shop, userId, { orderId, trackingNo: 'SF123' })
}

describe('a payment in time', () => {
  test('marks the order paid, freezes the agreement and divides every fen', async () => {
    const market = await makeMarket(database.db)
    const shop = till(database.db)
    const orderId = await shop.buy(guest(), orderInput(market.productId))
    expect(await orderOf(database.db, orderId)).toEqual({ state: 'paid', paid: 9800n, refunded: 0n })
    expect(await stockOf(database.db, market.productId)).toEqual([99, 0, 1])
    expect(await owed(market)).toEqual([4900n, 0n, 2548n, 882n])
    const [a, b] = market.householdIds
    expect(await attributions(orderId)).toEqual([
      { household_id: a, kind: 'sale', gross: 4900n, cost: 5100n, net: -200n },
      { household_id: b, kind: 'sale', gross: 2548n, cost: 0n, net: 2548n },
    ])
  })

  test('fifty copies of the event, at once, are one payment, one entry, one attribution a household', async () => {
    const market = await makeMarket(database.db)
    const shop = till(database.db)
    const buyer = guest()
    const { orderId } = await shop.place(buyer, orderInput(market.productId))
    await shop.open(buyer, orderId)
    const event = await shop.paidEvent(orderId)
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => shop.send(event)))
    expect(outcomes.filter((outcome) => outcome === 'paid')).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome === 'duplicate')).toHaveLength(49)
    expect(await shop.send({ ...event, id: 'evt_other_id_same_payment' })).toBe('already_recorded')
    expect(await orderOf(database.db, orderId)).toEqual({ state: 'paid', paid: 9800n, refunded: 0n })
    expect(await attributions(orderId)).toHaveLength(2)
    expect(await owed(market)).toEqual([4900n, 0n, 2548n, 882n])
  })

  test('two checkouts of one order both paid: the second is paid back, the order stays', async () => {
    const market = await makeMarket(database.db)
    const shop = till(database.db)
    const orderId = await shop.buy(guest(), orderInput(market.productId))
    expect(await shop.send(await shop.paidEvent(orderId))).toBe('surplus')
    expect(await orderOf(database.db, orderId)).toEqual({ state: 'paid', paid: 19_600n, refunded: 9800n })
    const [refund] = await refundsOf(orderId)
    expect(refund).toMatchObject({ state: 'requested', amount_fen: 9800n, reason: 'surplus' })
    await shop.send(refundEvent(refund?.id ?? ''))
    expect((await orderOf(database.db, orderId)).state).toBe('paid')
    expect(await owed(market)).toEqual([4900n, 0n, 2548n, 882n])
  })

  test('four taps on pay open one checkout', async () => {
    const market = await makeMarket(database.db)
    const shop = till(database.db)
    const buyer = guest()
    const { orderId } = await shop.place(buyer, orderInput(market.productId))
    const urls = await Promise.all(Array.from({ length: 4 }, () => shop.open(buyer, orderId)))
    expect(new Set(urls).size).toBe(1)
    await expect(shop.open(guest(), orderId)).rejects.toMatchObject({ code: 'NotFound' })
  })

  test('a wrong amount or currency is kept apart, and the order is not paid by it', async () => {
    const market = await makeMarket(database.db)
    const shop = till(database.db)
    const buyer = guest()
    const { orderId } = await shop.place(buyer, orderInput(market.productId))
    await shop.open(buyer, orderId)
    expect(await shop.send(await shop.paidEvent(orderId, { amountFen: 1n }))).toBe('unmatched')
    expect(await shop.send(await shop.paidEvent(orderId, { currency: 'USD' }))).toBe('unmatched')
    expect(await orderOf(database.db, orderId)).toEqual({ state: 'held', paid: 0n, refunded: 0n })
    expect((await balances(database.db))['suspense:unmatched']).toBe(-9801n)
  })

  test('an error in the middle undoes everything, and the event can come again', async () => {
    const market = await makeMarket(database.db)
    const shop = till(database.db)
    const buyer = guest()
    const { orderId } = await shop.place(buyer, orderInput(market.productId))
    await shop.open(buyer, orderId)
    const event = await shop.paidEvent(orderId)
    await database.db.pool.query(
      `ALTER TABLE attribution ADD CONSTRAINT nothing_for_now CHECK (quantity = 0) NOT VALID`,
    )
    await expect(shop.send(event)).rejects.toMatchObject({ constraint: 'nothing_for_now' })
    expect(await orderOf(database.db, orderId)).toEqual({ state: 'held', paid: 0n, refunded: 0n })
    await database.db.pool.query('ALTER TABLE attribution DROP CONSTRAINT nothing_for_now')
    expect(await shop.send(event)).toBe('paid')
  })
})

describe('a payment that comes late', () => {
  async function expiredOrder(stock: number) {
    const market = await makeMarket(database.db, { stock })
    const shop = till(database.db)
    const buyer = guest()
    const { orderId } = await shop.place(buyer, orderInput(market.productId, { quantity: 2 }))
    await shop.open(buyer, orderId)
    shop.clock.forward(20)
    await expireHolds(shop)
    return { market, shop, buyer, orderId }
  }

  test('takes the goods again while they are there', async () => {
    const { market, shop, orderId } = await expiredOrder(2)
    expect(await shop.send(await shop.paidEvent(orderId))).toBe('paid')
    expect(await stockOf(database.db, market.productId)).toEqual([0, 0, 2])
  })

  test('is paid back by itself when they are gone', async () => {
    const { market, shop, orderId } = await expiredOrder(2)
    await shop.buy(guest(), orderInput(market.productId))
    expect(await shop.send(await shop.paidEvent(orderId))).toBe('too_late')
    expect(await orderOf(database.db, orderId)).toEqual({ state: 'refunding', paid: 19_600n, refunded: 19_600n })
    const [refund] = await refundsOf(orderId)
    await executeRefund(shop, refund?.id ?? '')
    await executeRefund(shop, refund?.id ?? '')
    expect(new Set(shop.payments.refunds.map((r) => r.refundId))).toEqual(new Set([refund?.id]))
    expect(await shop.send(refundEvent(refund?.id ?? ''))).toBe('refunded')
    expect(await shop.send(refundEvent(refund?.id ?? ''))).toBe('already_recorded')
    expect((await orderOf(database.db, orderId)).state).toBe('refunded')
    expect(await attributions(orderId)).toHaveLength(0)
    expect(await stockOf(database.db, market.productId)).toEqual([1, 0, 1])
  })

  test('after the buyer cancelled counts the same', async () => {
    const market = await makeMarket(database.db)
    const shop = till(database.db)
    const buyer = guest()
    const { orderId } = await shop.place(buyer, orderInput(market.productId))
    await shop.open(buyer, orderId)
    const event = await shop.paidEvent(orderId)
    await cancelOrder(shop, buyer, orderId)
    expect(await shop.send(event)).toBe('paid')
    expect(await stockOf(database.db, market.productId)).toEqual([99, 0, 1])
  })
})

describe('a refund', () => {
  test('before shipping goes back line by line, and the goods are free again', async () => {
    const market = await makeMarket(database.db)
    const shop = till(database.db)
    const orderId = await shop.buy(guest(), orderInput(market.productId, { quantity: 3 }))
    const ask = () => requestRefund(shop, { orderId, reason: 'changed my mind', actor: 'guest' })
    await Promise.all([ask(), ask(), ask(), ask()])
    expect(await refundsOf(orderId)).toHaveLength(1)
    expect(await owed(market)).toEqual([0n, 0n, 0n, 0n])
    expect(await stockOf(database.db, market.productId)).toEqual([100, 0, 0])
    const rows = await attributions(orderId)
    expect(rows.map((row) => row.kind)).toEqual(['sale', 'sale', 'reversal', 'reversal'])
    expect(rows.reduce((sum, row) => sum + row.net, 0n)).toBe(0n)
    await shop.send(refundEvent((await refundsOf(orderId))[0]?.id ?? ''))
    expect(await orderOf(database.db, orderId)).toEqual({ state: 'refunded', paid: 29_400n, refunded: 29_400n })
  })

  test('after completion takes back confirmed income; the goods stay sold', async () => {
    const market = await makeMarket(database.db)
    const shop = till(database.db)
    const buyer = guest()
    const orderId = await shop.buy(buyer, orderInput(market.productId))
    await expect(confirmReceipt(shop, buyer, orderId)).rejects.toMatchObject({ code: 'OrderStateConflict' })
    await ship(market, shop, orderId)
    await Promise.all(Array.from({ length: 4 }, () => confirmReceipt(shop, buyer, orderId)))
    expect(await owed(market)).toEqual([0n, 4900n, 0n, 882n])
    await requestRefund(shop, { orderId, reason: 'spoiled', actor: 'user:x' })
    expect(await owed(market)).toEqual([0n, 0n, 0n, 0n])
    expect(await stockOf(database.db, market.productId)).toEqual([99, 0, 1])
  })

  test('of an order that was never paid is refused', async () => {
    const market = await makeMarket(database.db)
    const shop = till(database.db)
    const { orderId } = await shop.place(guest(), orderInput(market.productId))
    const refused = requestRefund(shop, { orderId, reason: 'x', actor: 'guest' })
    await expect(refused).rejects.toMatchObject({ code: 'OrderStateConflict' })
  })

  test('cannot exceed its payment, whoever writes it', async () => {
    const market = await makeMarket(database.db)
    const shop = till(database.db)
    const orderId = await shop.buy(guest(), orderInput(market.productId))
    const insert = database.db.pool.query(
      `INSERT INTO refund (id, payment_id, order_id, amount_fen, reason, state, requested_by, requested_at)
       SELECT gen_random_uuid(), p.id, p.order_id, p.amount_fen + 1, 'x', 'requested', 'x', now() FROM payment p WHERE p.order_id = $1`,
      [orderId],
    )
    await expect(insert).rejects.toMatchObject({ code: '23514' })
  })
})

describe('the ledger defends itself', () => {
  test('entries, postings, attributions, events and history cannot be changed or removed', async () => {
    const market = await makeMarket(database.db)
    const shop = till(database.db)
    await shop.buy(guest(), orderInput(market.productId))
    const tables = {
      ledger_entry: 'kind',
      ledger_posting: 'fen',
      attribution: 'net_fen',
      payment_event: 'outcome',
      order_transition: 'reason',
    }
    for (const [table, column] of Object.entries(tables)) {
      const attempts = [
        `UPDATE ${table} SET ${column} = ${column}`,
        `DELETE FROM ${table}`,
        `TRUNCATE ${table} CASCADE`,
      ]
      for (const attempt of attempts)
        await expect(database.db.pool.query(attempt)).rejects.toMatchObject({ code: '23001' })
    }
  })

  test('an entry that does not balance, or grows later, is refused', async () => {
    const market = await makeMarket(database.db)
    const shop = till(database.db)
    const orderId = await shop.buy(guest(), orderInput(market.productId))
    const account = `(SELECT id FROM ledger_account WHERE code = 'platform:revenue')`
    const lopsided = database.db.tx(async (sql) => {
      const id = randomUUID()
      await sql.query(
        `INSERT INTO ledger_entry (id, kind, cause, period, occurred_at) VALUES ($1, 'sale', $2, '2026-08', now())`,
        [id, id],
      )
      await sql.query(
        `INSERT INTO ledger_posting (entry_id, account_id, fen) VALUES ($1, ${account}, 5), ($1, ${account}, -4)`,
        [id],
      )
    })
    await expect(lopsided).rejects.toMatchObject({ code: '23514' })
    const growing = database.db.pool.query(
      `INSERT INTO ledger_posting (entry_id, account_id, fen) SELECT e.id, ${account}, f FROM ledger_entry e, unnest(ARRAY[1, -1]) f WHERE e.order_id = $1`,
      [orderId],
    )
    await expect(growing).rejects.toMatchObject({ code: '23001' })
  })

  test('a frozen line keeps its agreement, and one payment is booked once', async () => {
    const market = await makeMarket(database.db)
    const shop = till(database.db)
    const orderId = await shop.buy(guest(), orderInput(market.productId))
    const unfreeze = database.db.pool.query('UPDATE order_line SET agreement_version_id = NULL WHERE order_id = $1', [
      orderId,
    ])
    await expect(unfreeze).rejects.toMatchObject({ code: '23001' })
    const { rows } = await database.db.pool.query<{ id: string }>('SELECT id FROM payment WHERE order_id = $1', [
      orderId,
    ])
    const again = database.db.tx((sql) =>
      bookSale(sql, {
        orderId,
        paymentId: rows[0]?.id ?? '',
        provider: 'fake',
        paidAt: shop.clock.now(),
        placedAt: shop.clock.now(),
      }),
    )
    await expect(again).rejects.toMatchObject({ code: '23505' })
  })
})
