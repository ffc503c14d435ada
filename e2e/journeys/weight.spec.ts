import { expect, test } from '../fixtures.ts'
import { numberOf, openParcel, pack, release, send } from '../packing.ts'
import { query } from '../query.ts'
import { goToCashier, payAtCashier, signInAsFarmer } from '../shopping.ts'

const chicken = 'fengdu-luhua-chicken'

type Books = { refunded: string; unbalanced: string; householdFen: string; saleFen: string; allowances: string }

/** What the ledger says of an order: fen as text. */
const books = async (baseURL: string | undefined, orderId: string): Promise<Books> => {
  const [row] = await query<Books>(
    baseURL,
    `SELECT o.refunded_fen::text AS refunded,
       (SELECT count(*)::text FROM (SELECT e.id FROM ledger_entry e JOIN ledger_posting p ON p.entry_id = e.id
        WHERE e.order_id = o.id GROUP BY e.id HAVING sum(p.fen) <> 0) x) AS unbalanced,
       (SELECT coalesce(-sum(p.fen), 0)::text FROM ledger_entry e JOIN ledger_posting p ON p.entry_id = e.id JOIN ledger_account k ON k.id = p.account_id
        WHERE e.order_id = o.id AND k.household_id IS NOT NULL) AS "householdFen",
       (SELECT sum(gross_fen)::text FROM attribution a WHERE a.order_id = o.id) AS "saleFen",
       (SELECT count(*)::text FROM refund r WHERE r.order_id = o.id AND r.quantity = 0) AS allowances
     FROM orders o WHERE o.id = $1`,
    [orderId],
  )
  if (!row) throw new Error('the order is missing')
  return row
}

test.slow()

test('a bird that weighs less: the difference goes back by itself, in words and in the books', async ({
  page,
  browser,
  baseURL,
}) => {
  await goToCashier(page, chicken)
  const orderId = await payAtCashier(page)
  await expect(page.getByText('打包时称重，少了退差价，多了不加钱')).toBeVisible()
  const number = await numberOf(page)
  await release(baseURL, orderId)
  const before = await books(baseURL, orderId)
  const office = await browser.newContext({ baseURL, locale: 'zh-CN' })
  const desk = await office.newPage()
  await signInAsFarmer(desk, '/producer-desk')
  await openParcel(desk, number)

  const weight = desk.getByLabel(/的净重$/)
  await weight.fill('一斤')
  await desk.getByRole('button', { name: '装好了' }).click()
  await expect(weight).toHaveAccessibleDescription(/请写重量/)
  await weight.fill('13')
  await desk.getByRole('button', { name: '装好了' }).click()
  await expect(weight).toHaveAccessibleDescription(/差得太多/)
  await expect(weight).toHaveValue('13')

  const [ordered] = await query<{ g: number; fen: string }>(
    baseURL,
    `SELECT ordered_weight_g AS g, (amount_fen - discount_fen)::text AS fen FROM order_line WHERE order_id = $1`,
    [orderId],
  )
  const chargedG = ordered?.g ?? 0
  const packedG = Math.round(chargedG * 0.9)
  await pack(desk, String(packedG))
  const back = Math.ceil((Number(ordered?.fen) * (chargedG - packedG)) / chargedG)

  await expect(async () => {
    await page.reload()
    await expect(page.getByText(`少的部分退 ¥${(back / 100).toFixed(2)}`)).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 60_000 })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('已打包，等发出')
  await expect(page.getByText('称重比计价轻')).toBeVisible()
  const after = await books(baseURL, orderId)
  expect(after).toMatchObject({ refunded: String(back), unbalanced: '0', allowances: '1' })
  expect(Number(after.householdFen)).toBeLessThan(Number(before.householdFen))
  expect(after.householdFen).toBe(after.saleFen)

  await send(desk, 'SF1000 2000 30')
  await page.reload()
  await expect(page.getByText('SF1000200030', { exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name: /查物流/ })).toHaveAttribute('href', /sf-express.*SF1000200030/)
  await page.getByRole('button', { name: '确认收货' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('已完成')
  await page.getByRole('link', { name: '收据' }).click()
  await expect(page.getByText(`−¥${(back / 100).toFixed(2)}`)).toBeVisible()
  await office.close()
})
