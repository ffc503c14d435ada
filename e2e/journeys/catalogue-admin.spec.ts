import type { Browser, Page } from '@playwright/test'
import writeExcelFile from 'write-excel-file/node'
import { axe } from '../axe.ts'
import { expect, test } from '../fixtures.ts'

const oil = 'youyang-camellia-oil'
const eggs = 'fengdu-eggs'

async function signedIn(browser: Browser, baseURL: string | undefined, name: string, path: string): Promise<Page> {
  const context = await browser.newContext({ baseURL, locale: 'zh-CN' })
  const page = await context.newPage()
  await page.goto(`/sign-in?step=password&next=${encodeURIComponent(path)}`)
  await page.getByRole('button', { name: `以${name}的身份登录` }).click()
  await expect(page).toHaveURL(new RegExp(`${path}$`))
  return page
}

async function expectAccessible(page: Page) {
  const { violations } = await axe(page).analyze()
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])
}

const workbook = (rows: (string | number)[][]): Promise<Buffer> =>
  writeExcelFile(rows.map((row) => row.map((value) => ({ value })))).toBuffer()

async function upload(page: Page, buffer: Buffer): Promise<void> {
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  await page.goto('/admin/imports')
  await page.getByLabel('Excel 文件').setInputFiles({ name: '调价.xlsx', mimeType, buffer })
  await page.getByRole('button', { name: '核对' }).click()
}

/** What the shop says of a good, as it is sent. */
const shopPage = async (page: Page, slug: string): Promise<string> =>
  (await page.request.get(`/products/${slug}`)).text()

test('a spreadsheet is checked, applied, recognised and taken back', async ({ browser, baseURL }) => {
  const page = await signedIn(browser, baseURL, '管理员', '/admin/imports')
  const wrong = [
    ['商品编号', '价格（元）'],
    [oil, '很贵'],
  ]
  await upload(page, await workbook(wrong))
  await expect(page.getByRole('table', { name: '问题' })).toContainText('价格（元）')
  await expect(page.getByRole('button', { name: /生效/ })).toHaveCount(0)

  const rows = [
    ['商品编号', '价格（元）'],
    [oil, 123.45],
  ]
  const file = await workbook(rows)
  await upload(page, file)
  await expect(page.getByText('这只是核对')).toBeVisible()
  await expect(page.getByRole('deletion')).toHaveCount(1)
  await expect(page.getByRole('insertion')).toHaveText('123.45')
  await expectAccessible(page)
  const checked = page.url()
  expect(await shopPage(page, oil)).not.toContain('123.45')

  await page.goto(checked)
  await page.getByRole('button', { name: '生效 1 处改动' }).click()
  await expect(page.getByRole('status')).toHaveText('导入已生效。')
  await expect.poll(() => shopPage(page, oil)).toContain('123.45')

  await upload(page, file)
  await expect(page.getByRole('status')).toHaveText('这份文件已经导入过，没有重复导入。')
  expect(page.url()).toBe(checked)
  await page.getByRole('button', { name: '撤销这次导入' }).click()
  await expect(page.getByRole('status')).toHaveText('导入已撤销。')
  await expect.poll(() => shopPage(page, oil)).not.toContain('123.45')
  await page.context().close()
})

test('a farmer’s words are seen in the shop once somebody else approves them', async ({ browser, baseURL }) => {
  const words = '母鸡在林下吃虫吃草，每天早上捡一次蛋。'
  const farmer = await signedIn(browser, baseURL, '秦望山', '/producer-desk/catalog')
  await expectAccessible(farmer)
  await farmer.getByRole('link', { name: /芦花鸡蛋/ }).click()
  const form = farmer.locator('form', { has: farmer.locator('input[name=form][value=family]') })
  await farmer.locator('details', { has: form }).locator('summary').click()
  await form.getByLabel('介绍（中文）').fill(`${words}全国最好。`)
  await form.getByLabel('名称（中文）').fill(' ')
  await form.getByRole('button', { name: '提交申请' }).click()
  await expect(form.getByLabel('名称（中文）')).toHaveAccessibleDescription(/请填写/)
  await expect(farmer.getByText('绝对化用语：最好')).toBeVisible()
  await form.getByLabel('名称（中文）').fill('丰都芦花鸡蛋')
  await form.getByLabel('介绍（中文）').fill(words)
  await form.getByRole('button', { name: '提交申请' }).click()
  await expect(farmer.getByRole('status')).toHaveText('已提交，等待核对。')
  expect(await shopPage(farmer, eggs)).not.toContain(words)
  await farmer.goto('/admin/changes')
  await expect(farmer.getByRole('heading', { level: 1 })).toHaveText(/没有.*权限/)

  const staff = await signedIn(browser, baseURL, '何映川', '/admin/changes')
  await staff.getByRole('link', { name: /芦花鸡蛋/ }).click()
  await expect(staff.getByRole('insertion').filter({ hasText: words })).toBeVisible()
  await staff.getByRole('button', { name: '不通过' }).click()
  await expect(staff.getByLabel('理由')).toHaveAccessibleDescription(/请写 4 到 300 个字/)
  await expectAccessible(staff)
  await staff.getByRole('button', { name: '通过并生效' }).click()
  await expect(staff.getByRole('status')).toHaveText('已通过，商店里已经更新。')

  await expect.poll(() => shopPage(farmer, eggs)).toContain(words)
  await farmer.context().close()
  await staff.context().close()
})
