import { beforeEach, expect, test } from 'vitest'
import { requestRefund } from '#server/payments/request-refund.ts'
import { useDatabase } from '#test/database.ts'
import { makeCertificate } from '#test/factories/certificate.ts'
import { type Desk, makeDesk } from '#test/factories/desk.ts'
import { giveBack } from '#test/factories/give-back.ts'
import { guest, orderInput } from '#test/factories/sale.ts'

const database = useDatabase()
const { query } = database
let desk: Desk
beforeEach(async () => {
  desk = await makeDesk(database.db)
})

/** Thousandths of units that are sold under a certificate. */
const soldUnder = async (id: string) =>
  (
    await query<{ units: number }>(
      'SELECT coalesce(sum(units_milli), 0)::int AS units FROM aid_certificate_use WHERE certificate_id = $1',
      [id],
    )
  )[0]?.units
const buy = (quantity: number) => desk.buy(guest(), orderInput(desk.productId, { quantity }))

test('a line that does not fit is sold without the mark; what comes back may be sold under it again', async () => {
  const id = await makeCertificate(database.db, desk, { units: 5 })
  const first = await buy(3)
  expect(await soldUnder(id)).toBe(3_000)
  await buy(3)
  expect(await soldUnder(id)).toBe(3_000)
  await giveBack(desk, first, { units: 1 })
  expect(await soldUnder(id)).toBe(2_000)
  await giveBack(desk, first, { amountFen: 100n })
  expect(await soldUnder(id)).toBe(2_000)
  await buy(3)
  expect(await soldUnder(id)).toBe(5_000)
  await requestRefund(desk, { orderId: first, reason: '退', actor: 'system' })
  expect(await soldUnder(id)).toBe(3_000)
})

test('nobody can write more, and two sales at once share what is left', async () => {
  const id = await makeCertificate(database.db, desk, { units: 4 })
  await Promise.all(Array.from({ length: 6 }, () => buy(1)))
  expect(await soldUnder(id)).toBe(4_000)
  const [line] = await query<{ id: string }>('SELECT id FROM order_line LIMIT 1')
  const more = query(
    `INSERT INTO aid_certificate_use (id, certificate_id, order_line_id, cause, units_milli, at) VALUES (uuidv7(), $1, $2, 'x', 1, now())`,
    [id, line?.id],
  )
  await expect(more).rejects.toMatchObject({ constraint: 'aid_certificate_balance' })
})
