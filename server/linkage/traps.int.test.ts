import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { refundPart } from '#server/payments/refund-part.ts'
import { requestRefund } from '#server/payments/request-refund.ts'
import { useDatabase } from '#test/database.ts'
import { type Market, makeMarket } from '#test/factories/market.ts'
import { guest, orderInput, till } from '#test/factories/sale.ts'

const database = useDatabase()
let shop: ReturnType<typeof till>
let market: Market

beforeEach(async () => {
  shop = till(database.db)
  market = await makeMarket(database.db)
})
const query = async <T extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
  (await database.db.pool.query<T>(text, values)).rows

describe('more is sold as certified than was certified', () => {
  const certify = async (quantity: number) => {
    const id = randomUUID()
    await query(
      `INSERT INTO aid_certificate (id, family_id, number, issuer_zh, issuer_en, certified_on, expires_on, certified_quantity)
       VALUES ($1::uuid, $2, $1::text, '认定小组', 'Group', '2026-01-01', '2026-12-31', $3)`,
      [id, market.familyId, quantity],
    )
    return id
  }
  const soldUnder = async (id: string) =>
    (
      await query<{ units: number }>(
        'SELECT coalesce(sum(units_milli), 0)::int AS units FROM aid_certificate_use WHERE certificate_id = $1',
        [id],
      )
    )[0]?.units
  const buy = (quantity: number) => shop.buy(guest(), orderInput(market.productId, { quantity }))

  test('a line that does not fit is sold without the mark; what comes back may be sold under it again', async () => {
    const id = await certify(5)
    const first = await buy(3)
    expect(await soldUnder(id)).toBe(3_000)
    await buy(3)
    expect(await soldUnder(id)).toBe(3_000)
    const [line] = await query<{ id: string }>('SELECT id FROM order_line WHERE order_id = $1', [first])
    const back = {
      refundId: randomUUID(),
      orderId: first,
      orderLineId: line?.id ?? '',
      reason: '破损',
      actor: 'system',
    }
    await refundPart(shop, { ...back, part: { units: 1 } })
    expect(await soldUnder(id)).toBe(2_000)
    await refundPart(shop, { ...back, refundId: randomUUID(), part: { amountFen: 100n } })
    expect(await soldUnder(id)).toBe(2_000)
    await buy(3)
    expect(await soldUnder(id)).toBe(5_000)
    await requestRefund(shop, { orderId: first, reason: '退', actor: 'system' })
    expect(await soldUnder(id)).toBe(3_000)
  })
  test('nobody can write more, and two sales at once share what is left', async () => {
    const id = await certify(4)
    await Promise.all(Array.from({ length: 6 }, () => buy(1)))
    expect(await soldUnder(id)).toBe(4_000)
    const [line] = await query<{ id: string }>('SELECT id FROM order_line LIMIT 1')
    const more = query(
      `INSERT INTO aid_certificate_use (id, certificate_id, order_line_id, cause, units_milli, at) VALUES (uuidv7(), $1, $2, 'x', 1, now())`,
      [id, line?.id],
    )
    await expect(more).rejects.toMatchObject({ constraint: 'aid_certificate_balance' })
  })
})
