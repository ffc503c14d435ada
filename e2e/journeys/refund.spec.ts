import type { BrowserContext, Page } from '@playwright/test'
import { expect, test } from '../fixtures.ts'
import { fillDelivery, goToCashier, payAtCashier } from '../shopping.ts'

const goods = 'fengdu-eggs'
/** Few enough that one buyer can take all of them. */
const scarce = 'wulong-sweet-potato-noodles-x10'

/** Gives up the newest order in another tab, while the cashier's page stays open. */
async function cancelNewest(context: BrowserContext): Promise<void> {
  const page = await context.newPage()
  await page.goto('/orders')
  await page
    .getByRole('link', { name: /看订单/ })
    .first()
    .click()
  await page.getByText('不想买了').click()
  await page.getByRole('button', { name: '取消订单' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('已取消')
  await page.close()
}

/** The checkout was ended with the order; money that is taken all the same comes late. */
async function payLate(page: Page): Promise<void> {
  await expect(async () => {
    await page.reload()
    await expect(page.getByText('这次收银已经结束', { exact: true })).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 30_000 })
  await page.getByRole('button', { name: '过了时限才付款' }).click()
  await expect(page).toHaveURL(/\/orders\//)
}

async function leftOf(page: Page, slug: string): Promise<number> {
  await page.goto(`/checkout?product=${slug}`)
  const words = await page.getByText(/现在还有 [\d,]+/).textContent()
  return Number((/[\d,]+/.exec(words ?? '')?.[0] ?? '').replaceAll(',', ''))
}

test('paid after the order was given up, goods still there: it stands', async ({ page, context }) => {
  await goToCashier(page, goods)
  await cancelNewest(context)
  await payLate(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('已付款，等发货')
  await expect(page.getByText('货还在，订单照常成交')).toBeVisible()
})

test('paid after the order was given up, goods gone: the money goes back by itself', async ({
  page,
  context,
  browser,
  baseURL,
}) => {
  const all = await leftOf(page, scarce)
  await goToCashier(page, scarce, {}, all)
  await cancelNewest(context)
  const other = await browser.newContext({ baseURL, locale: 'zh-CN' })
  const faster = await other.newPage()
  await goToCashier(faster, scarce, {}, all)
  const tooMany = await context.newPage()
  await tooMany.goto(`/checkout?product=${scarce}`)
  await expect(tooMany.getByText('已经卖完了')).toBeVisible()

  await payLate(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('已退款')
  await expect(page.getByText(/您的付款来得太晚.+自动退回/)).toBeVisible()
  await cancelNewest(other)
  await other.close()
})

test('too many at once: the form says how many are left and keeps the rest', async ({ page }) => {
  const all = await leftOf(page, scarce)
  await page.goto(`/checkout?product=${scarce}&quantity=${all + 1}`)
  await fillDelivery(page)
  await page.getByRole('button', { name: '提交订单' }).click()
  await expect(page.getByLabel('数量')).toHaveAccessibleDescription(new RegExp(`只剩 ${all}`))
  await expect(page.getByLabel('收货人')).toHaveValue('李明')
})

test('a buyer asks for the money back before it ships, and gets it', async ({ page }) => {
  await goToCashier(page, goods)
  await payAtCashier(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('已付款，等发货')
  await expect(page.getByRole('button', { name: /确认退款/ })).toBeHidden()
  await page.getByText('申请退款').click()
  await page.getByRole('button', { name: /确认退款/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('已退款')
  await expect(page.getByText(/已于 .+ 退回/)).toBeVisible()
  await expect(page.getByText('各方所得已全部冲回')).toBeVisible()
  await page.getByRole('link', { name: '再买一单' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('确认订单')
})
