import type { Page } from '@playwright/test'
import { axe } from '../axe.ts'
import { expect, test } from '../fixtures.ts'
import { numberOf, openParcel, pack, release, send } from '../packing.ts'
import { query } from '../query.ts'
import { fillDelivery, goToCashier, payAtCashier, placeOrder, putInCart, signInAsFarmer } from '../shopping.ts'

const eggs = 'fengdu-eggs'
const chicken = 'fengdu-luhua-chicken'
const honey = 'wulong-sweet-potato-noodles-x10'

async function expectFits(page: Page): Promise<void> {
  const { violations } = await axe(page).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
}

test.slow()

test('two producers, one late: each parcel tells of itself, and only what was sent is on its way', async ({
  page,
  browser,
  baseURL,
}) => {
  await putInCart(page, chicken)
  await putInCart(page, honey)
  await page.goto('/checkout')
  await fillDelivery(page)
  await placeOrder(page)
  const orderId = await payAtCashier(page)
  const number = await numberOf(page)
  await release(baseURL, orderId)
  const parcels = page.getByRole('heading', { name: /包裹 \d\/2/ })
  await expect(parcels).toHaveCount(2)

  const office = await browser.newContext({ baseURL, locale: 'zh-CN' })
  const desk = await office.newPage()
  await signInAsFarmer(desk, '/producer-desk')
  const own = await query<{ index: number }>(
    baseURL,
    `SELECT n.index::int FROM (SELECT id, producer_id, row_number() OVER (ORDER BY id) AS index FROM parcel WHERE order_id = $1) n
     JOIN producer d ON d.id = n.producer_id JOIN product_family f ON f.producer_id = d.id WHERE f.slug = $2`,
    [orderId, chicken],
  )
  const index = own[0]?.index ?? 1
  await query(baseURL, `UPDATE parcel SET ship_by = ship_by - 9 WHERE order_id = $1`, [orderId])
  await desk.reload()
  await expect(desk.getByText(/过了最晚发出的日子/)).toBeVisible()
  await expect(desk.getByRole('link', { name: new RegExp(`包裹 ${number}-${3 - index}`) })).toHaveCount(0)
  await openParcel(desk, number, index)
  await expectFits(desk)
  await pack(desk, '2.8斤')
  await expectFits(desk)
  await send(desk, 'SF20003000')

  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('部分已发货')
  await expect(page.getByText('比说好的晚了')).toHaveCount(1)
  await expect(page.getByText('SF20003000', { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: '确认收货' })).toHaveCount(0)
  await expect(page.getByText(/不能直接取消/)).toBeVisible()
  await expectFits(page)

  await desk.goto('/producer-desk/sent')
  await desk.getByRole('link', { name: `${number}-${index}` }).click()
  await expect(desk.getByText('李**')).toBeVisible()
  await expect(desk.getByText('光明路')).toHaveCount(0)
  await desk.getByRole('button', { name: '快递说已送达' }).click()
  await expect(desk.getByText(/送达。$/).first()).toBeVisible()
  await page.reload()
  await expect(page.getByText(/送达/).first()).toBeVisible()
  await office.close()
})

test('no parcel of animals goes without a certificate; it is registered and then it goes', async ({
  page,
  browser,
  baseURL,
}) => {
  await goToCashier(page, chicken)
  const orderId = await payAtCashier(page)
  const number = await numberOf(page)
  await release(baseURL, orderId)
  const office = await browser.newContext({ baseURL, locale: 'zh-CN' })
  const desk = await office.newPage()
  await signInAsFarmer(desk, '/producer-desk')
  const batch = `SELECT p.batch_id FROM order_line l JOIN product p ON p.id = l.product_id WHERE l.order_id = '${orderId}'`
  await query(
    baseURL,
    `UPDATE batch_certificate SET expires_on = issued_on WHERE kind = 'quarantine' AND batch_id = (${batch})`,
  )
  await query(
    baseURL,
    `UPDATE batch_certificate SET issued_on = issued_on - 30, expires_on = issued_on - 30 WHERE kind = 'quarantine' AND batch_id = (${batch})`,
  )
  await openParcel(desk, number)
  await pack(desk, '1450')
  await desk.getByLabel('运单号').fill('SF777777')
  await desk.getByRole('button', { name: '已交给快递' }).click()
  await expect(desk.getByRole('alert')).toContainText('没有今天有效的动物检疫证')
  await expect(desk.getByLabel('运单号')).toHaveValue('SF777777')

  await desk.getByRole('link', { name: '登记检疫证' }).click()
  const [known] = await query<{ code: string }>(baseURL, `SELECT code FROM batch WHERE id = (${batch})`)
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  const form = desk.locator('form[method=post]')
  const option = await form
    .getByLabel('批次')
    .locator('option', { hasText: known?.code ?? '' })
    .getAttribute('value')
  await form.getByLabel('批次').selectOption(option)
  await form.getByLabel('编号').fill(`E2E-${Date.now()}`)
  await form.getByLabel('出具单位').fill('丰都县动物卫生监督所')
  await form.getByLabel('出具日期').fill(today)
  await form.getByRole('button', { name: '登记' }).click()
  await expect(form.getByLabel('有效期到')).toHaveAccessibleDescription(/检疫证要写有效期/)
  await form.getByLabel('有效期到').fill(today)
  await expectFits(desk)
  await form.getByRole('button', { name: '登记' }).click()
  await expect(desk.getByRole('status')).toHaveText('证书登记好了。')
  await openParcel(desk, number)
  await expect(desk.getByText(/今天有有效的检疫证/)).toBeVisible()
  await send(desk, 'SF777777')
  await office.close()
})

test('labels leave as a spreadsheet and come back with the carrier’s numbers', async ({ page, browser, baseURL }) => {
  await goToCashier(page, eggs, { 收货人: '面单测试' })
  await release(baseURL, await payAtCashier(page))
  const number = await numberOf(page)
  const office = await browser.newContext({ baseURL, locale: 'zh-CN' })
  const desk = await office.newPage()
  await signInAsFarmer(desk, '/producer-desk')
  await openParcel(desk, number)
  await pack(desk)
  const csv = await (await desk.request.get('/producer-desk/labels.csv')).text()
  expect(csv).toContain('面单测试')
  expect((await desk.request.get('/producer-desk/labels.xlsx')).headers()['content-type']).toContain('spreadsheetml')
  await desk.goto('/producer-desk/labels')
  await expect(desk.getByText('面单测试')).toBeVisible()
  await expectFits(desk)

  await desk.goto('/producer-desk/tracking')
  const list = `包裹号,快递公司,运单号\r\n${number}-1,中通,ZT55556666\r\n99999999-1,中通,ZT1\r\n88888888-1,飞鸽,ZT111111`
  await desk.getByLabel('表格文件').setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(list) })
  await desk.getByRole('button', { name: '导入' }).click()
  await expect(desk.getByText('1 个包裹登记为发出')).toBeVisible()
  await expect(desk.getByText('不认识这家快递公司')).toBeVisible()
  await expect(desk.getByText('运单号要 6–30 位字母或数字')).toBeVisible()
  await expectFits(desk)
  await page.reload()
  await expect(page.getByText('ZT55556666', { exact: true })).toBeVisible()
  await office.close()
})

test('orders are narrowed and found by number; a stranger finds nothing of them', async ({
  page,
  browser,
  baseURL,
}) => {
  await goToCashier(page, eggs)
  const orderId = await payAtCashier(page)
  const number = await numberOf(page)
  await page.goto('/orders')
  await page.getByRole('link', { name: '待收货' }).click()
  await expect(page.getByText(`订单号 ${number}`)).toBeVisible()
  await page.getByRole('link', { name: '待评价' }).click()
  await expect(page.getByText('这里没有订单')).toBeVisible()
  await page.getByLabel('按订单号找').fill(number)
  await page.getByRole('button', { name: '查找' }).click()
  await expect(page.getByText(`订单号 ${number}`)).toBeVisible()
  await expectFits(page)
  const stranger = await browser.newPage({ baseURL })
  await stranger.goto(`/orders?number=${number}`)
  await expect(stranger.getByText('没有找到这个订单号')).toBeVisible()
  expect((await stranger.goto(`/orders/${orderId}/receipt`))?.status()).toBe(404)
  await stranger.close()
})
