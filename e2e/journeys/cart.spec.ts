import type { Page } from '@playwright/test'
import { axe } from '../axe.ts'
import { expectBooked } from '../books.ts'
import { expect, test } from '../fixtures.ts'
import { query } from '../query.ts'
import { fillDelivery, payAtCashier, placeOrder, putInCart, signInAnew } from '../shopping.ts'
import { chargeFreight } from '../terms.ts'

/** Goods of two producers, both sent at once. */
const [noodles, oil] = ['pengshui-crystal-noodles', 'pengshui-perilla-oil']
const priceOf = async (baseURL: string | undefined, slug: string) =>
  Number(
    (await query<{ fen: string }>(baseURL, 'SELECT price_fen AS fen FROM product WHERE slug = $1', [slug]))[0]?.fen,
  )

async function expectAccessible(page: Page) {
  const { violations } = await axe(page).analyze()
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])
}

const yuan = (fen: number) => `¥${(fen / 100).toFixed(2)}`
const quantityOf = (page: Page, goods: string) => page.getByRole('spinbutton', { name: new RegExp(`${goods}.*的数量`) })
const groups = (page: Page) => page.getByRole('main').getByRole('heading', { name: /供货$/ })

test.describe('before any JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a guest finds goods of two producers, orders them together, pays and sees the order', async ({
    page,
    baseURL,
  }) => {
    test.slow()
    const [noodlesFen, oilFen] = [await priceOf(baseURL, noodles), await priceOf(baseURL, oil)]
    await chargeFreight(baseURL, 'pengshui-company', 1_200, oilFen * 2)
    await chargeFreight(baseURL, 'pengshui-coop', 0, 1)

    await page.goto('/')
    await page.getByRole('searchbox', { name: '搜索商品' }).fill('紫苏油')
    await page.getByRole('button', { name: '搜索' }).click()
    await page.locator(`main a[href="/products/${oil}"]`).first().click()
    await page
      .getByRole('main')
      .getByRole('button', { name: /购物车/ })
      .click()
    await putInCart(page, noodles, 2)
    await expect(groups(page)).toHaveCount(2)
    await expect(page.getByText(`再买 ${yuan(oilFen)} 就免运费`)).toBeVisible()

    await page.getByRole('button', { name: /苕粉.*多要一/ }).click()
    await expect(quantityOf(page, '苕粉')).toHaveValue('3')
    await quantityOf(page, '苕粉').fill('0')
    await page.getByRole('button', { name: /更新.*苕粉/ }).click()
    await expect(quantityOf(page, '苕粉')).toHaveAccessibleDescription(/太小/)
    await quantityOf(page, '苕粉').fill('2')
    await quantityOf(page, '苕粉').press('Enter')
    await expect(quantityOf(page, '苕粉')).toHaveValue('2')
    await page.getByRole('link', { name: '去结算' }).click()

    await expect(page.getByRole('heading', { name: /第 2 个包裹/ })).toBeVisible()
    await expect(page.getByText('合计（不含运费）')).toBeVisible()
    await page.getByText('把整段地址贴在这里').first().click()
    await page
      .getByRole('textbox', { name: /把整段地址/ })
      .fill('李明 19900001234 山东省枣庄市薛城区临城街道长江路 9 号')
    await page.getByRole('button', { name: '分开填好' }).click()
    await expect(page.getByLabel('区、县')).toHaveValue('薛城区')
    const goodsFen = oilFen + 2 * noodlesFen
    await expect(page.getByText(yuan(goodsFen + 1_200), { exact: true })).toBeVisible()
    await placeOrder(page)
    const orderId = await payAtCashier(page)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('已付款，等发货')
    await expect(page.getByText(yuan(goodsFen + 1_200), { exact: true }).first()).toBeVisible()
    await expectBooked(baseURL, orderId, { goodsFen, freightFen: 1_200 })
    const parcels = await query(baseURL, 'SELECT 1 FROM parcel WHERE order_id = $1', [orderId])
    expect(parcels).toHaveLength(2)
    await page.goto('/cart')
    await expect(page.getByText('购物车还是空的')).toBeVisible()
  })
})

test('what a guest collected joins the account, whose address book needs no typing', async ({ page, baseURL }) => {
  test.slow()
  const fen = await priceOf(baseURL, 'kaizhou-brown-sugar-x2')
  await putInCart(page, 'kaizhou-brown-sugar-x2', 2)
  await expectAccessible(page)
  await page.getByRole('main').getByRole('link', { name: '登录' }).click()
  const phone = await signInAnew(page, baseURL)
  await expect(page).toHaveURL(/\/cart$/)
  await expect(quantityOf(page, '红糖')).toHaveValue('2')

  await page.goto('/checkout')
  await expect(page.getByLabel('手机号')).toHaveValue(phone.replace(/^\+86(...)(....)/, '$1 $2 '))
  await fillDelivery(page, { 收货人: '王芳' })
  await page.getByLabel('存进我的收货地址').check()
  await placeOrder(page)
  await payAtCashier(page)

  await putInCart(page, 'kaizhou-brown-sugar-x2')
  await page.getByRole('link', { name: '去结算' }).click()
  await expect(page.getByRole('radio', { name: /王芳/ })).toBeChecked()
  await expect(page.getByLabel('收货人')).toBeHidden()
  await expectAccessible(page)
  await page.getByRole('radio', { name: '送到别的地址' }).check()
  await expect(page.getByLabel('收货人')).toBeVisible()
  await page.getByRole('radio', { name: /王芳/ }).check()
  await placeOrder(page)
  const orderId = await payAtCashier(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('已付款，等发货')
  const [order] = await query(baseURL, 'SELECT recipient, city, county, total_fen AS fen FROM orders WHERE id = $1', [
    orderId,
  ])
  expect(order).toMatchObject({ recipient: '王芳', city: '枣庄市', county: '市中区' })
  await expectBooked(baseURL, orderId, { goodsFen: fen, freightFen: Number(order?.fen) - fen })
})

test('a price that changes is told in the cart, and never charged unseen', async ({ page, baseURL }) => {
  const slug = 'qianjiang-chicken-giblets'
  const fen = await priceOf(baseURL, slug)
  const setPrice = (to: number) => query(baseURL, 'UPDATE product SET price_fen = $2 WHERE slug = $1', [slug, to])
  await putInCart(page, slug)
  try {
    await setPrice(fen + 100)
    await page.reload()
    await expect(page.getByText(`您上次看到的是 ${yuan(fen)}，现在 ${yuan(fen + 100)}`)).toBeVisible()
    await page.goto('/checkout')
    await fillDelivery(page)
    await expect(page.getByText('合计（不含运费）'), 'freight has been counted').toHaveCount(0)
    await setPrice(fen + 200)
    await page.getByRole('button', { name: '提交订单' }).click()
    await expect(page.getByText(new RegExp(`您刚才看到的是 ${yuan(fen + 100)}，现在是`))).toBeVisible()
    await expect(page.getByLabel('收货人')).toHaveValue('李明')
    await placeOrder(page)
    await expectBooked(baseURL, await payAtCashier(page), { goodsFen: fen + 200 })
  } finally {
    await setPrice(fen)
  }
})

test('what is gone by the time of ordering is said at its line, and can be left out there', async ({
  page,
  baseURL,
}) => {
  const withdraw = (at: string) =>
    query(baseURL, `UPDATE product SET withdrawn_at = ${at} WHERE slug = 'fengjie-pickles'`)
  await putInCart(page, 'fengjie-pickles')
  await putInCart(page, 'fengjie-wood-ear-x2')
  await page.goto('/checkout')
  await fillDelivery(page)
  try {
    await withdraw('now()')
    await page.getByRole('button', { name: '提交订单' }).click()
    await expect(page.getByText('这件商品现在不出售').first()).toBeVisible()
    await page
      .getByRole('button', { name: /从订单里去掉/ })
      .first()
      .click()
    await expect(page.getByText('这件商品现在不出售')).toHaveCount(0)
    await expect(page.getByLabel('收货人')).toHaveValue('李明')
    await placeOrder(page)
    await payAtCashier(page)
    await page.goto('/cart')
    await expect(page.getByText('没有算进合计')).toBeVisible()
    await page.getByRole('button', { name: /移出购物车/ }).click()
    await expect(page.getByText('购物车还是空的')).toBeVisible()
  } finally {
    await withdraw('NULL')
  }
})
