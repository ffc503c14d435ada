import type { Page } from '@playwright/test'
import { axe } from '../axe.ts'
import { expect, test } from '../fixtures.ts'
import { fillDelivery, goToCashier, payAtCashier } from '../shopping.ts'

const chicken = 'fengdu-luhua-chicken'

async function expectAccessible(page: Page) {
  const { violations } = await axe(page).analyze()
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])
}

test.describe('before any JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a guest buys a chicken with nothing but a phone number, pays and sees the order', async ({ page }) => {
    await page.goto(`/products/${chicken}`)
    await page.getByRole('spinbutton', { name: '数量' }).fill('2')
    await page.getByRole('button', { name: /立即/ }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('确认订单')
    await expect(page.getByText('¥98.00 × 2')).toBeVisible()
    await expect(page.getByRole('checkbox')).toHaveCount(0)

    await fillDelivery(page, { 收货人: '李', 手机号: '12345', 街道和门牌: '123456' })
    await page.getByRole('button', { name: '提交订单' }).click()
    await expect(page.getByLabel('收货人')).toHaveAccessibleDescription(/太短了/)
    await expect(page.getByLabel('手机号')).toHaveAccessibleDescription(/11 位/)
    await expect(page.getByLabel('街道和门牌')).toHaveAccessibleDescription(/不能只有数字/)
    await expect(page.getByLabel('城市')).toHaveValue('枣庄市')

    await fillDelivery(page)
    await page.getByLabel('数量').fill('3')
    await page.getByRole('button', { name: '重新算' }).click()
    await expect(page.getByText('¥98.00 × 3')).toBeVisible()
    await expect(page.getByLabel('收货人')).toHaveValue('李明')
    await page.getByLabel('街道和门牌').press('Enter')

    await expect(page.getByText('不会动用任何真钱')).toBeVisible()
    await expect(page.getByText('¥294.00', { exact: true })).toBeVisible()
    await page.getByRole('radio', { name: '支付宝' }).check()
    await payAtCashier(page)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('已付款，等发货')
    await expect(page.getByText('老秦家')).toBeVisible()

    await page.goto('/orders')
    await page.getByRole('link', { name: /看订单/ }).click()
    await expect(page.getByText('¥294.00', { exact: true }).first()).toBeVisible()
    await page.goto(`/checkout?product=${chicken}`)
    await expect(page.getByLabel('手机号')).toHaveValue('199 0000 1234')
  })
})

test('a payment fails, the second one succeeds', async ({ page }) => {
  await goToCashier(page, chicken)
  await page.getByLabel('付款失败的原因').selectOption('超过单日限额')
  await page.getByRole('button', { name: '让付款失败' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('付款没有成功')
  await expect(page.getByText('原因：超过单日限额')).toBeVisible()
  await page.getByRole('button', { name: /再付一次/ }).click()
  await page.getByRole('button', { name: '付款，通知发两遍' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('已付款，等发货')
  await expect(page.getByText('多付了一次')).toHaveCount(0)
})

test('who leaves the cashier can cancel, and order again', async ({ page }) => {
  await goToCashier(page, chicken)
  await page.getByRole('button', { name: '暂不付款，返回商家' }).click()
  await expect(page.getByText('您离开了收银台，还没有付款。')).toBeVisible()
  await page.getByText('不想买了').click()
  await page.getByRole('button', { name: '取消订单' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('已取消')
  await page.getByRole('link', { name: '再买一单' }).click()
  await expect(page.getByLabel('收货人')).toHaveValue('李明')
})

test('the form sent twice from two tabs is one order', async ({ page, context }) => {
  await page.goto(`/checkout?product=${chicken}`)
  await fillDelivery(page)
  const id = await page.locator('input[name=orderId]').inputValue()
  await page.getByRole('button', { name: '提交订单' }).click()
  await expect(page).toHaveURL(/\/cashier\//)
  const first = page.url()
  await page.goBack()
  await page.getByRole('button', { name: '提交订单' }).click()
  await expect(page).toHaveURL(first)
  await page.goBack()
  await page.getByLabel('数量').fill('2')
  await page.getByRole('button', { name: '提交订单' }).click()
  await expect(page.getByText('这个表单已经提交过一次')).toBeVisible()
  await expect(page.getByRole('link', { name: '看上一次的订单' })).toHaveAttribute('href', `/orders/${id}`)
  const list = await context.newPage()
  await list.goto('/orders')
  await expect(list.getByRole('link', { name: /看订单/ })).toHaveCount(1)
})

test('nobody sees another person’s order', async ({ page, browser, baseURL }) => {
  await goToCashier(page, chicken)
  await payAtCashier(page)
  const address = page.url()
  const stranger = await browser.newPage({ baseURL })
  expect((await stranger.goto(address))?.status()).toBe(404)
  expect((await stranger.request.get(`${address}/progress`)).status()).toBe(404)
  for (const intent of ['pay', 'cancel', 'refund', 'receive'])
    expect((await stranger.request.post(address, { form: { intent } })).status()).toBe(404)
  expect((await stranger.goto('/orders/not-an-id'))?.status()).toBe(404)
  await stranger.close()
})

test('every page on the way is accessible', async ({ page }) => {
  test.slow()
  await page.goto('/orders')
  await expect(page.getByText('还没有订单')).toBeVisible()
  await expectAccessible(page)
  await goToCashier(page, chicken)
  await expectAccessible(page)
  await page.getByRole('button', { name: '让付款失败' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('付款没有成功')
  await expectAccessible(page)
  await page.getByRole('button', { name: /再付一次/ }).click()
  await payAtCashier(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('已付款，等发货')
  await expectAccessible(page)
  await page.goto(`/checkout?product=${chicken}&quantity=2`)
  await expectAccessible(page)
  await page.goto('/orders')
  await expectAccessible(page)
})
