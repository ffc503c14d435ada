import { expectBooked } from '../books.ts'
import { expect, test } from '../fixtures.ts'
import { query } from '../query.ts'
import { fillDelivery, payAtCashier, placeOrder } from '../shopping.ts'

const slug = 'fengjie-olive-oil-x2'

test('an institution asks for an invoice; its tax number is checked, nothing typed is lost', async ({
  page,
  baseURL,
}) => {
  await page.goto(`/checkout?product=${slug}`)
  await expect(page.getByLabel('抬头')).toBeHidden()
  await fillDelivery(page)
  await page.getByRole('radio', { name: '单位' }).check()
  await page.getByLabel('抬头').fill('枣庄市某某机关食堂')
  await page.getByLabel('税号').fill('91350100M000100Y44')
  await page.getByLabel('电子邮箱').fill('office@example.org')
  await page.getByLabel('给生产者的话').fill('工作日上午送')
  await page.getByRole('button', { name: '提交订单' }).click()
  await expect(page.getByLabel('税号')).toHaveAccessibleDescription(/不是有效的税号/)
  await expect(page.getByLabel('给生产者的话')).toHaveValue('工作日上午送')
  await page.getByRole('link', { name: '去第一处' }).click()
  await expect(page.getByLabel('税号')).toBeInViewport()
  await page.getByLabel('税号').fill('9135 0100 m000 100y 43')
  await placeOrder(page)
  const orderId = await payAtCashier(page)
  const [asked] = await query(
    baseURL,
    `SELECT i.kind, i.title, i.tax_no, i.email, o.email AS receipt, o.note, o.total_fen::int AS total,
            (SELECT sum(freight_fen)::int FROM order_line WHERE order_id = o.id) AS freight
     FROM orders o JOIN invoice_request i ON i.order_id = o.id WHERE o.id = $1`,
    [orderId],
  )
  expect(asked).toMatchObject({
    kind: 'institution',
    title: '枣庄市某某机关食堂',
    tax_no: '91350100M000100Y43',
    email: 'office@example.org',
    receipt: 'office@example.org',
    note: '工作日上午送',
  })
  await expectBooked(baseURL, orderId, { goodsFen: asked?.total - asked?.freight, freightFen: asked?.freight })
})

test('whoever wants none is asked for nothing', async ({ page, baseURL }) => {
  await page.goto(`/checkout?product=${slug}`)
  await expect(page.getByRole('radio', { name: '不需要' })).toBeChecked()
  await fillDelivery(page)
  await placeOrder(page)
  const orderId = await payAtCashier(page)
  expect(await query(baseURL, 'SELECT 1 FROM invoice_request WHERE order_id = $1', [orderId])).toEqual([])
})
