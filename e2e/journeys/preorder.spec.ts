import type { Browser, Page } from '@playwright/test'
import { axe } from '../axe.ts'
import { expectBooked } from '../books.ts'
import { expect, test } from '../fixtures.ts'
import { query } from '../query.ts'
import { fillDelivery, payAtCashier, placeOrder } from '../shopping.ts'

const chicken = 'wanzhou-luhua-chicken'
const DAY_MS = 86_400_000
const dayIn = (days: number) => new Date(Date.now() + days * DAY_MS + 8 * 3_600_000).toISOString().slice(0, 10)

async function visitor(browser: Browser, baseURL: string | undefined): Promise<Page> {
  const context = await browser.newContext({ baseURL, locale: 'zh-CN' })
  return context.newPage()
}

async function expectAccessible(page: Page) {
  const { violations } = await axe(page).analyze()
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])
}

/** Pre-orders so many birds and pays the deposit or the whole. @returns the order's id */
async function preorder(page: Page, quantity: number, payment: 'deposit' | 'whole'): Promise<string> {
  await page.goto(`/checkout?product=${chicken}&quantity=${quantity}&delivery=preorder`)
  await fillDelivery(page)
  if (payment === 'deposit') await page.getByRole('radio', { name: /现在付定金/ }).check()
  await placeOrder(page)
  return payAtCashier(page)
}

const stateOf = async (baseURL: string | undefined, orderId: string) =>
  (await query<{ state: string }>(baseURL, 'SELECT state FROM orders WHERE id = $1', [orderId]))[0]?.state
const told = async (baseURL: string | undefined, orderId: string, kind: string) =>
  (
    await query<{ n: number }>(baseURL, 'SELECT count(*)::int AS n FROM notice WHERE order_id = $1 AND kind = $2', [
      orderId,
      kind,
    ])
  )[0]?.n

test('deposit, a release that moves, the balance; then fewer are raised and the last order goes first', async ({
  browser,
  baseURL,
}) => {
  test.slow()
  const staff = await visitor(browser, baseURL)
  await staff.goto(`/sign-in?step=password&next=${encodeURIComponent(`/admin?q=${chicken}`)}`)
  await staff.getByRole('button', { name: '以林知远的身份登录' }).click()
  await staff
    .getByRole('row', { name: new RegExp(`${chicken}$`) })
    .getByRole('link', { name: /芦花/ })
    .click()
  await staff.getByLabel(/预定定金/).fill('30')
  await staff.getByRole('button', { name: '保存' }).click()
  await expect(staff.getByRole('status')).toHaveText('已保存。')
  await staff.getByRole('link', { name: /^QY-|^LH-/ }).click()
  await expect(staff.getByRole('heading', { level: 1 })).toContainText('芦花鸡')
  const batchPage = staff.url()

  const buyer = await visitor(browser, baseURL)
  const first = await preorder(buyer, 2, 'deposit')
  const orderPage = buyer.url()
  await expect(buyer.getByText(/定金 ¥[\d.]+ 收到了/)).toBeVisible()
  expect(await stateOf(baseURL, first)).toBe('reserved')
  const [price] = await query<{ fen: string }>(baseURL, 'SELECT price_fen AS fen FROM product WHERE slug = $1', [
    chicken,
  ])
  const goodsFen = Number(price?.fen) * 2
  const deposits = await query<{ fen: string }>(
    baseURL,
    `SELECT -sum(p.fen)::int AS fen FROM ledger_entry e JOIN ledger_posting p ON p.entry_id = e.id JOIN ledger_account a ON a.id = p.account_id
     WHERE e.order_id = $1 AND a.code NOT LIKE 'provider:%'`,
    [first],
  )
  expect(Number(deposits[0]?.fen)).toBe(Math.round(goodsFen * 0.3))

  const toDay = dayIn(5)
  await staff.goto(batchPage)
  await staff.getByText('改出栏日', { exact: true }).click()
  await staff.getByLabel('新的出栏日').fill(toDay)
  await staff.getByLabel('理由（中文）').last().fill('长得好，提前出栏')
  await staff.getByRole('button', { name: '改期并通知' }).click()
  await expect(staff.getByRole('status')).toHaveText('出栏日已改，正在通知买家。')
  await expect.poll(() => told(baseURL, first, 'release_moved')).toBe(1)
  await expectAccessible(staff)

  await buyer.goto(orderPage)
  await buyer.getByRole('button', { name: /付尾款/ }).click()
  await expect(buyer).toHaveURL(/\/cashier\//)
  await payAtCashier(buyer)
  await expect.poll(() => stateOf(baseURL, first)).toBe('paid')
  await expectBooked(baseURL, first, { goodsFen })

  const late = await visitor(browser, baseURL)
  const last = await preorder(late, 1, 'whole')
  const [batch] = await query<{ intake: number; survival: number }>(
    baseURL,
    `SELECT b.intake, b.survival_bps AS survival FROM batch b JOIN product p ON p.batch_id = b.id WHERE p.slug = $1`,
    [chicken],
  )
  await staff.goto(batchPage)
  await staff.getByText('改预计：成活率和保险系数', { exact: true }).click()
  await staff.getByLabel('成活率（%）').fill(String(Math.ceil((2 * 10_000) / (batch?.intake ?? 1)) / 100))
  await staff.getByLabel('理由（中文）').nth(0).fill('暴雨冲了鸡舍')
  await staff.getByRole('button', { name: '改预计' }).click()
  await expect(staff.getByRole('status')).toHaveText('预计已更新。')
  await expect.poll(() => told(baseURL, last, 'shortfall_refunded')).toBe(1)
  expect(await stateOf(baseURL, first)).toBe('paid')
  expect(await stateOf(baseURL, last)).toMatch(/^refund/)
  await late.reload()
  await expect(late.getByRole('heading', { level: 1 })).toHaveText(/退款/)
  for (const page of [staff, buyer, late]) await page.context().close()
})
