import { expect, test } from '../fixtures.ts'
import { fillDelivery, putInCart } from '../shopping.ts'
import { chargeFreight } from '../terms.ts'

test('with scripts a typed quantity counts at once, in the cart and at the checkout, and freight with the province', async ({
  page,
  baseURL,
}) => {
  await chargeFreight(baseURL, 'qianjiang-coop', 900, 100_000)
  await putInCart(page, 'qianjiang-dried-morel-x2')
  await expect(page.getByRole('button', { name: /^更新/ })).toBeHidden()
  const quantity = page.getByRole('spinbutton', { name: /的数量/ })
  await quantity.fill('2')
  await quantity.blur()
  await expect(page.getByText('商品 2 件')).toBeVisible()
  await page.getByRole('link', { name: '去结算' }).click()

  await expect(page.getByText('合计（不含运费）')).toBeVisible()
  const visited = page.url()
  await page.getByLabel('给生产者的话').fill('周末送')
  await fillDelivery(page)
  await expect(page.getByText('运费 ¥9.00（到山东省）')).toBeVisible()
  await page.getByLabel('数量').fill('3')
  await page.getByLabel('数量').blur()
  await expect(page.getByText('商品 3 件')).toBeVisible()
  await expect(page.getByLabel('给生产者的话')).toHaveValue('周末送')
  await expect(page.getByLabel('城市')).toHaveValue('枣庄市')
  expect(page.url()).toBe(visited)
  await page.getByRole('button', { name: '提交订单' }).click()
  await expect(page, 'the total that was counted is the one that counts').toHaveURL(/\/cashier\//)
})
