import { expectBooked } from '../books.ts'
import { expect, test } from '../fixtures.ts'
import { query } from '../query.ts'
import { fillDelivery, payAtCashier, placeOrder } from '../shopping.ts'
import { issueCoupon } from '../terms.ts'

const slug = 'kaizhou-longzhu-tea-x2'

test.describe('before any JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a coupon is refused with its reason, then taken off at the marketplace’s expense', async ({
    page,
    baseURL,
  }) => {
    const [product] = await query<{ fen: string }>(baseURL, 'SELECT price_fen AS fen FROM product WHERE slug = $1', [
      slug,
    ])
    const fen = Number(product?.fen)
    const [high, low] = [await issueCoupon(baseURL, 500, fen + 1), await issueCoupon(baseURL, 1_500, fen)]
    await page.goto(`/checkout?product=${slug}`)
    await fillDelivery(page)
    const apply = async (code: string) => {
      await page.getByLabel('券码').fill(code)
      await page.getByRole('button', { name: '使用', exact: true }).click()
    }
    await apply('NOSUCHCODE')
    await expect(page.getByLabel('券码')).toHaveAccessibleDescription(/没有这张优惠券/)
    await apply(high)
    await expect(page.getByLabel('券码')).toHaveAccessibleDescription(/满 ¥[\d.,]+ 才能用/)
    await apply(low.toLowerCase())
    await expect(page.getByText('这笔优惠由平台承担')).toBeVisible()
    await expect(page.getByText('−¥15.00', { exact: true })).toBeVisible()
    await page.getByRole('button', { name: '不用这张' }).click()
    await expect(page.getByText('−¥15.00', { exact: true })).toHaveCount(0)
    await apply(low)
    await expect(page.getByLabel('收货人')).toHaveValue('李明')
    await placeOrder(page)
    const orderId = await payAtCashier(page)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('已付款，等发货')
    const [order] = await query<{ freight: string }>(
      baseURL,
      'SELECT sum(freight_fen) AS freight FROM order_line WHERE order_id = $1',
      [orderId],
    )
    await expectBooked(baseURL, orderId, { goodsFen: fen, freightFen: Number(order?.freight), discountFen: 1_500 })

    await page.goto(`/checkout?product=${slug}`)
    await apply(low)
    await expect(page.getByLabel('券码')).toHaveAccessibleDescription(/已经用完/)
  })
})
