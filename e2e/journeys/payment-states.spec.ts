import type { Page } from '@playwright/test'
import { axe } from '../axe.ts'
import { expect, test } from '../fixtures.ts'
import { goToCashier, payAtCashier } from '../shopping.ts'

const goods = 'fengdu-eggs'

const heading = (page: Page) => page.getByRole('heading', { level: 1 })

async function expectAccessible(page: Page) {
  const { violations } = await axe(page).analyze()
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])
}

/** The order that a cashier's page belongs to: its own way back leads there. */
async function orderOf(page: Page): Promise<string> {
  const list = await page.context().newPage()
  await list.goto('/orders')
  const address = await list
    .getByRole('link', { name: /看订单/ })
    .first()
    .getAttribute('href')
  await list.close()
  return address ?? ''
}

/** Buys one and stays on the cashier's page, where the bank's part can be practised. */
async function paidOrder(page: Page): Promise<{ cashier: string; order: string }> {
  await goToCashier(page, goods)
  const cashier = page.url()
  await payAtCashier(page)
  await expect(heading(page)).toHaveText('已付款，等发货')
  const order = page.url()
  await page.goto(cashier)
  return { cashier, order }
}

async function refundAtCashier(page: Page, yuan: string) {
  await page.getByLabel('退款金额（元）').fill(yuan)
  await page.getByRole('button', { name: '在收银台退款' }).click()
  await expect(page.getByText('已经到账').first()).toBeVisible()
}

test.describe('before any JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('who comes back from the cashier sees that it is paid, at once', async ({ page }) => {
    await goToCashier(page, goods)
    const documents: string[] = []
    page.on('response', (response) => {
      const { pathname } = new URL(response.url())
      if (pathname.startsWith('/orders/')) documents.push(`${response.status()} ${pathname.split('/').at(-1)}`)
    })
    await page.getByRole('button', { name: /确认付款/ }).click()
    await expect(heading(page)).toHaveText('已付款，等发货')
    const id = new URL(page.url()).pathname.split('/').at(-1)
    expect(documents).toEqual(['303 return', `200 ${id}`])
    await page.goto(`${page.url()}/return`)
    await expect(heading(page)).toHaveText('已付款，等发货')
  })
})

test('coming back proves nothing: the address is not believed, and others learn nothing from it', async ({
  page,
  browser,
  baseURL,
}) => {
  await goToCashier(page, goods)
  const order = await orderOf(page)
  await page.goto(`${order}/return?redirect_status=succeeded&paid=1`)
  await expect(page).toHaveURL(order)
  await expect(heading(page)).toHaveText('待付款')
  await expect(page.getByText(/核对过：还没有收到您的付款/)).toBeVisible()
  const stranger = await browser.newPage({ baseURL })
  expect((await stranger.goto(`${order}/return`))?.status()).toBe(404)
  await stranger.close()
})

test('money on its way: no paying again, and it arrives by itself', async ({ page, context }) => {
  await goToCashier(page, goods)
  const cashier = page.url()
  await page.getByRole('button', { name: '先确认，钱稍后才到' }).click()
  const order = await orderOf(page)
  await page.goto(`${order}/return`)
  await expect(heading(page)).toHaveText('付款处理中')
  await expect(page.getByText('请不要再付一次')).toBeVisible()
  await expect(page.getByRole('button', { name: /付/ })).toHaveCount(0)
  await expectAccessible(page)
  const bank = await context.newPage()
  await bank.goto(cashier)
  await bank.getByRole('button', { name: '钱到了' }).click()
  await expect(heading(page)).toHaveText('已付款，等发货')
})

test('money on its way that the bank refuses: said with a reason, and paid again', async ({ page }) => {
  await goToCashier(page, goods)
  await page.getByRole('button', { name: '先确认，钱稍后才到' }).click()
  await page.getByRole('button', { name: '钱没有到' }).click()
  await page.goto(`${await orderOf(page)}/return`)
  await expect(heading(page)).toHaveText('付款没有成功')
  await expect(page.getByText(/原因：/)).toBeVisible()
  await page.getByRole('button', { name: /再付一次/ }).click()
  await payAtCashier(page)
  await expect(heading(page)).toHaveText('已付款，等发货')
})

test('a part that went back is shown with how much, when and by which way, in both languages', async ({ page }) => {
  const { order } = await paidOrder(page)
  await refundAtCashier(page, '5.00')
  const refunds = page.locator('section', { has: page.getByRole('heading', { name: '退款' }) })
  // The shop hears of it by an event, a moment after the cashier has shown it.
  await expect(async () => {
    await page.goto(order)
    await expect(refunds.getByText('¥5.00')).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await expect(refunds.getByText(/已退回您的/)).toBeVisible()
  await expect(refunds.getByText('订单的其余部分照常。')).toBeVisible()
  await expect(page.getByText('另有 ¥5.00 退给了您')).toBeVisible()
  await expect(page.getByText('申请退余下的款')).toBeVisible()
  await expectAccessible(page)
  await page.goto('/orders')
  await expect(page.getByText('部分退款 ¥5.00')).toBeVisible()
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByText('¥5.00 refunded')).toBeVisible()
  await page.goto(order)
  await expect(heading(page)).toHaveText('Paid, to be shipped')
  await expect(page.getByText(/Went back to your .+ on/)).toBeVisible()
  await expectAccessible(page)
})

test('a refund that the bank sends back: what we owe is said, and that nothing has to be done', async ({ page }) => {
  const { cashier, order } = await paidOrder(page)
  await page.goto(order)
  await page.getByText('申请退款').click()
  await page.getByRole('button', { name: /确认退款/ }).click()
  await expect(heading(page)).toHaveText('已退款')
  await page.goto(cashier)
  await page.getByRole('button', { name: '银行把这笔退款退了回来' }).click()
  await page.goto(order)
  await expect(heading(page)).toHaveText('退款没有到账')
  await expect(page.getByText(/我们还欠您 ¥/)).toBeVisible()
  await expect(page.getByText(/您不用做什么/)).toBeVisible()
  await expectAccessible(page)
  await page.goto('/orders')
  await expect(page.getByText('退款没有到账')).toBeVisible()
})

test('a dispute stops the order, and what the bank decides is told', async ({ page }) => {
  const { cashier, order } = await paidOrder(page)
  await page.getByRole('button', { name: /买家的银行要求退回/ }).click()
  await expect(page.getByText('怎样结案')).toBeVisible()
  await page.goto(order)
  await expect(heading(page)).toHaveText('银行争议中，先不发货')
  await expect(page.getByText(/您的银行正在为您追回/)).toBeVisible()
  await expect(page.getByText('申请退款')).toHaveCount(0)
  expect((await page.request.post(order, { form: { intent: 'refund' } })).status()).toBe(409)
  await expectAccessible(page)
  await page.goto(cashier)
  await page.getByRole('button', { name: '判给买家' }).click()
  await page.goto(order)
  await expect(heading(page)).toHaveText('已退款')
  await expect(page.getByText(/您的银行裁定把 .+ 退给您/)).toBeVisible()
})
