import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { refundEvent, refundsOf } from '#test/factories/books.ts'
import { hearDispute } from '#test/factories/hear.ts'
import { makeMarket } from '#test/factories/market.ts'
import { guest, orderInput, till } from '#test/factories/sale.ts'
import { refundPart } from './refund-part.ts'
import { requestRefund } from './request-refund.ts'

const database = useDatabase()
const refused = (query: string, values: unknown[] = []) =>
  expect(
    database.db.pool.query(query, values).then(
      () => 'done',
      (error) => error.code,
    ),
  ).resolves

const CHECK = '23514'
const RESTRICT = '23001'

/** A paid order of three birds of which one was refunded before it was sent. */
async function partRefunded() {
  const market = await makeMarket(database.db)
  const shop = till(database.db)
  const orderId = await shop.buy(guest(), orderInput(market.productId, { quantity: 3 }))
  const { rows } = await database.db.pool.query<{ id: string }>('SELECT id FROM order_line WHERE order_id = $1', [
    orderId,
  ])
  const orderLineId = rows[0]?.id ?? ''
  const refundId = randomUUID()
  await refundPart(shop, { refundId, orderId, orderLineId, part: { units: 1 }, reason: '到货破损', actor: 'user:x' })
  return { market, shop, orderId, orderLineId, refundId }
}

test('what a provider said of a payment or a movement stays as it was said', async () => {
  const { shop, orderId } = await partRefunded()
  await database.db.pool.query(
    `INSERT INTO balance_transaction (provider, id, kind, amount_fen, fee_fen, currency, at, imported_at)
     VALUES ('fake', 'txn_1', 'payment', 1, 0, 'CNY', $1, $1)`,
    [shop.clock.now()],
  )
  await refused('UPDATE payment SET amount_fen = 1 WHERE order_id = $1', [orderId]).toBe(RESTRICT)
  await refused('DELETE FROM payment WHERE order_id = $1', [orderId]).toBe(RESTRICT)
  await refused('UPDATE balance_transaction SET fee_fen = 1').toBe(RESTRICT)
  await refused('DELETE FROM balance_transaction').toBe(RESTRICT)
})

test('a refund keeps its payment and amount, goes forward only, and is never removed', async () => {
  const { shop, orderId, refundId } = await partRefunded()
  await refused('UPDATE refund SET amount_fen = 1 WHERE id = $1', [refundId]).toBe(RESTRICT)
  await refused('DELETE FROM refund WHERE id = $1', [refundId]).toBe(RESTRICT)
  await shop.send(await refundEvent(database.db, refundId))
  expect(await refundsOf(database.db, orderId)).toMatchObject([{ state: 'succeeded' }])
  await refused(`UPDATE refund SET state = 'requested' WHERE id = $1`, [refundId]).toBe(RESTRICT)
  await refused(`UPDATE refund SET settled_by = 'user:x' WHERE id = $1`, [refundId]).toBe(CHECK)
  await database.db.pool.query(`UPDATE refund SET state = 'failed' WHERE id = $1`, [refundId])
  await refused(`UPDATE refund SET state = 'succeeded' WHERE id = $1`, [refundId]).toBe(RESTRICT)
})

test('another refund takes the place of one that failed, once, and of the same amount', async () => {
  const { refundId } = await partRefunded()
  const replace = `INSERT INTO refund (id, payment_id, order_id, amount_fen, reason, state, requested_by, requested_at, replaces_id)
    SELECT gen_random_uuid(), payment_id, order_id, amount_fen + $2, 'again', 'requested', 'user:x', now(), id FROM refund WHERE id = $1`
  await refused(replace, [refundId, 0]).toBe(RESTRICT)
  await database.db.pool.query(`UPDATE refund SET state = 'failed' WHERE id = $1`, [refundId])
  await refused(replace, [refundId, 1]).toBe(RESTRICT)
  await refused(replace, [refundId, 0]).toBe('done')
  await refused(replace, [refundId, 0]).toBe('23505')
})

test('what is taken back of an attribution stays within it, and with its line and household', async () => {
  const { market, orderId } = await partRefunded()
  const takeBack = `INSERT INTO attribution (id, kind, entry_id, order_id, order_line_id, household_id, agreement_version_id, reverses_id,
      quantity, gross_fen, cost_fen, net_fen, occurred_at)
    SELECT gen_random_uuid(), 'reversal', entry_id, order_id, order_line_id, coalesce($4::uuid, household_id), agreement_version_id, id,
      -$2::int, -$3::bigint, 0, -$3::bigint, occurred_at
    FROM attribution WHERE order_id = $1 AND kind = 'sale' AND gross_fen = 14700`
  const [, other] = market.householdIds
  await refused(takeBack, [orderId, 0, 9_801, null]).toBe(CHECK)
  await refused(takeBack, [orderId, 3, 0, null]).toBe(CHECK)
  await refused(takeBack, [orderId, 0, 1, other]).toBe(CHECK)
  await refused(takeBack, [orderId, 0, 9_800, null]).toBe('done')
})

test('a paid order keeps something and never puts back more than was bought', async () => {
  const { orderId, orderLineId } = await partRefunded()
  await refused('UPDATE orders SET refunded_fen = paid_fen WHERE id = $1', [orderId]).toBe(CHECK)
  await refused('UPDATE order_line SET restocked = 4 WHERE id = $1', [orderLineId]).toBe(CHECK)
  await refused('UPDATE order_line SET restocked = -1 WHERE id = $1', [orderLineId]).toBe(CHECK)
})

test('a dispute is closed with its date, a difference with who and why, and is open only once', async () => {
  const { shop, orderId } = await partRefunded()
  const { rows } = await database.db.pool.query<{ id: string }>(
    'SELECT provider_payment_id AS id FROM payment WHERE order_id = $1',
    [orderId],
  )
  await hearDispute(shop, 'fake', { paymentId: rows[0]?.id ?? '', amountFen: 100n, state: 'open' })
  await refused(`UPDATE dispute SET state = 'won' WHERE order_id = $1`, [orderId]).toBe(CHECK)
  await expect(requestRefund(shop, { orderId, reason: 'x', actor: 'guest' })).rejects.toMatchObject({
    code: 'OrderDisputed',
  })
  const difference = `INSERT INTO reconciliation_difference (id, provider, kind, reference, ledger_fen, provider_fen, currency, found_at)
    VALUES (gen_random_uuid(), 'fake', 'amount', 'pi_1', 1, 2, 'CNY', now())`
  await refused(difference).toBe('done')
  await refused(difference).toBe('23505')
  await refused(`UPDATE reconciliation_difference SET closed_at = now()`).toBe(CHECK)
})
