import type { Browser, Page } from '@playwright/test'
import { readDesk } from '#scripts/rehearse/coordinator.ts'
import { axe } from '../axe.ts'
import { expect, test } from '../fixtures.ts'
import { goToCashier, payAtCashier } from '../shopping.ts'

const fengdu = '何映川'
const pairing = '孟繁舟'
const everything = '林知远'
const goods = 'fengdu-eggs'
/** No other journey buys it, so that the newest order of it is ours. */
const refundable = 'wushan-codonopsis-x2'

async function signIn(page: Page, name: string, next = '/coordinator'): Promise<void> {
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`)
  await page.getByRole('button', { name: `以${name}的身份登录` }).click()
  await expect(page).toHaveURL(new RegExp(`^[^?]*${next}`))
}

/** Somebody buys and pays, in a browser of their own. */
async function sell(browser: Browser, baseURL: string | undefined, slug = goods): Promise<void> {
  const context = await browser.newContext({ baseURL, locale: 'zh-CN' })
  const page = await context.newPage()
  await goToCashier(page, slug)
  await payAtCashier(page)
  await context.close()
}

const pages = ['', '/rows', '/agreements', '/payments', '/access-log']
const files = ['/figures.csv', '/rows.csv', '/trend.csv', '/agreements.csv', '/access-log.csv', '/stream']

test('the desk is closed to everybody else, its data and files too', async ({ page, request }) => {
  for (const path of [...pages, ...files]) {
    const asked = await request.get(`/coordinator${path}`, { maxRedirects: 0 })
    expect(asked.status(), path).toBe(302)
    expect(asked.headers().location).toContain('/sign-in?next=')
  }
  await signIn(page, '孙晓棠', '/account')
  for (const path of [...pages, ...files]) {
    expect((await page.request.get(`/coordinator${path}`)).status(), path).toBe(403)
  }
  for (const path of [
    '.data',
    '/rows.data',
    '/agreements.data',
    '/access-log.data',
    '.data?_routes=routes%2Fcoordinator._index',
  ]) {
    const answer = await page.request.get(`/coordinator${path}`)
    expect(await answer.text(), path).not.toContain('registered')
    expect(await answer.text(), path).toContain('Forbidden')
  }
  const gone = await page.goto('/coordinator')
  expect(gone?.status()).toBe(403)
})

test('the figure moves while sales come in, and opens down to the ledger', async ({ page, browser, baseURL }) => {
  await sell(browser, baseURL)
  await signIn(page, fengdu)
  await expect(page.getByText('有新成交时自动更新')).toBeVisible()
  expect(readDesk(await page.content()).grossFen, 'the rehearsal reads this page').toBeGreaterThan(0n)
  // Not the number of lines: another journey may refund one in the same moment.
  const figure = page.getByRole('link', { name: /^暂计净收入\s*[¥−]/ })
  const before = await figure.textContent()
  await sell(browser, baseURL)
  await expect(figure).not.toHaveText(before ?? '')

  await page.getByRole('link', { name: /^暂计净收入\s*[¥−]/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('归集明细')
  const rows = page.getByRole('region', { name: '归集明细' })
  // Other journeys sell and refund eggs meanwhile: the newest row may be of a line with several entries.
  await rows.getByRole('row', { name: /鸡蛋/ }).first().getByRole('rowheader').getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/订单 \d+ 的钱去了哪里/)
  await expect(page.getByRole('region', { name: '这一行的分配：比例与金额' }).getByRole('row').last()).toContainText(
    '100.00%',
  )
  await expect(page.getByText('合计 0.00，平').first()).toBeVisible()
  await expect(page.getByText('李明')).toBeHidden()
  await expect(page.getByRole('list', { name: '来龙去脉' })).toContainText('代销协议')
})

test('a name is shown for a purpose, and a superior sees that it was', async ({ page, browser, baseURL }) => {
  await sell(browser, baseURL)
  await signIn(page, fengdu)
  await page.getByRole('link', { name: '按农户' }).click()
  await page.getByRole('region', { name: '农户一览' }).getByRole('rowheader').nth(1).getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^.\*\*/)
  await page.getByLabel('具体事由').fill('例行走访，核对十一月的代销结算单')
  await page.getByRole('button', { name: '记录用途并显示' }).click()
  await expect(page.getByText(/显示到 .+/)).toBeVisible()
  await expect(page.getByText('例行走访，核对十一月的代销结算单').first()).toBeVisible()
  const found = await axe(page).analyze()
  expect(found.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])

  const above = await browser.newContext({ baseURL, locale: 'zh-CN' })
  const superior = await above.newPage()
  await signIn(superior, everything, '/coordinator/access-log')
  await expect(superior.getByRole('region', { name: '个人信息读取记录' })).toContainText('核对十一月的代销结算单')
  await above.close()
})

test('a district is the end of its coordinator’s view', async ({ page }) => {
  await signIn(page, fengdu)
  expect((await page.goto('/coordinator?place=500101'))?.status()).toBe(403)
  expect((await page.goto('/coordinator/rows?place=500101'))?.status()).toBe(403)
  expect((await page.goto('/coordinator?period=never'))?.status()).toBe(400)
  expect((await page.goto('/coordinator?place=500999'))?.status(), 'nor does it say what exists beyond').toBe(403)
})

test('tables sort by their titles and leave as files without names', async ({ page, browser, baseURL }) => {
  await sell(browser, baseURL)
  await signIn(page, fengdu)
  await page.getByRole('link', { name: '按农户' }).click()
  const title = page.getByRole('columnheader', { name: /^毛额/ })
  await title.getByRole('link').click()
  await expect(title).toHaveAttribute('aria-sort', 'descending')
  await title.getByRole('link').click()
  await expect(title).toHaveAttribute('aria-sort', 'ascending')
  const file = await page.request.get('/coordinator/rows.csv')
  expect(file.headers()['content-type']).toContain('text/csv')
  const text = (await file.body()).toString('utf8')
  expect(text.startsWith('\uFEFF')).toBe(true)
  expect(text).toMatch(/,.\*\*,/)
})

test('a coordinator refunds an order, and its attribution goes back', async ({ page, browser, baseURL }) => {
  await sell(browser, baseURL, refundable)
  await signIn(page, everything)
  await page.goto('/coordinator/rows?place=500237')
  await page
    .getByRole('region', { name: '归集明细' })
    .getByRole('row', { name: /庙党.+暂计/ })
    .first()
    .getByRole('rowheader')
    .getByRole('link')
    .click()
  await page.getByText('退款', { exact: true }).click()
  await page.getByLabel('退款原因').fill('运输破损，照片已核实')
  await page.getByRole('button', { name: '确认退款' }).click()
  await expect(page.getByText(/已冲回：订单退款.+运输破损/)).toBeVisible()
  await expect(page.getByRole('heading', { level: 3, name: /冲回/ })).toBeVisible()
})

test('an agreement changes only with a second person, and only for the future', async ({ page, browser, baseURL }) => {
  await signIn(page, fengdu, '/coordinator/agreements')
  await page.getByRole('link', { name: /^待批（/ }).click()
  await page.getByRole('region', { name: '利益联结协议' }).getByRole('link', { name: /龙眼/ }).click()
  await expect(page.getByText('这一版是您提出的')).toBeVisible()
  await expect(page.getByRole('button', { name: /批准/ })).toBeHidden()

  const other = await browser.newContext({ baseURL, locale: 'zh-CN' })
  const second = await other.newPage()
  await signIn(second, pairing, new URL(page.url()).pathname)
  await second.getByRole('button', { name: '批准第 2 版' }).click()
  await expect(second.getByText('已批准').first()).toBeVisible()
  await expect(second.getByRole('button', { name: /批准/ })).toBeHidden()

  await second.getByRole('link', { name: '提出新版本' }).click()
  await second.getByLabel('开始日期').fill('2030-01-01')
  await second.getByLabel('物流比例（%）').fill('12')
  await second.getByRole('button', { name: '提交，等待批准' }).click()
  await expect(second.getByRole('alert')).toContainText('比例合计是 101.00%')
  await second.getByLabel('物流比例（%）').fill('11')
  await second.getByRole('button', { name: '提交，等待批准' }).click()
  await expect(second.getByText('已提出，等待另一个人批准')).toBeVisible()
  await expect(second.getByText('这一版是您提出的')).toBeVisible()
  await other.close()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('figures, filters and drill-down work', async ({ page, browser, baseURL }) => {
    await sell(browser, baseURL)
    await signIn(page, fengdu)
    await page.getByLabel('时段').selectOption('today')
    await page.getByRole('button', { name: '查看' }).click()
    await expect(page).toHaveURL(/period=today/)
    await page.getByRole('region', { name: '乡镇一览' }).getByRole('rowheader').first().getByRole('link').click()
    await expect(page.getByRole('region', { name: '村一览' })).toBeVisible()
  })
})

test('every page of the desk is free of serious accessibility faults', async ({ page, browser, baseURL }) => {
  test.slow()
  await sell(browser, baseURL)
  await signIn(page, everything)
  for (const path of pages) {
    await page.goto(`/coordinator${path}`)
    const { violations } = await axe(page).analyze()
    expect(
      violations.filter(({ impact }) => impact === 'serious' || impact === 'critical'),
      path,
    ).toEqual([])
  }
})
