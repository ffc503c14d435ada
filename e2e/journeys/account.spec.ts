import fs from 'node:fs'
import type { Page } from '@playwright/test'
import { axe } from '../axe.ts'
import { expect, test } from '../fixtures.ts'
import { query } from '../query.ts'
import { sentCode } from '../sent-code.ts'

const newPhone = () => `134${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`
const password = '一个够长的密码 2026'

async function signUp(page: Page, baseURL: string | undefined): Promise<string> {
  const phone = newPhone()
  await page.goto('/sign-in?next=/account')
  await page.getByLabel('手机号').fill(phone)
  await page.getByRole('button', { name: '获取验证码' }).click()
  await page.getByLabel('6 位验证码').fill(await sentCode(baseURL, `+86${phone}`))
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page).toHaveURL(/\/account$/)
  return phone
}

async function pasteAddress(page: Page): Promise<void> {
  await page.goto('/account/addresses')
  await page.getByRole('link', { name: '添加地址' }).click()
  await page.getByLabel('把整段地址贴在这里').fill('孙种子 18663200005 山东枣庄薛城区临城街道长江路9号')
  await page.getByRole('button', { name: '分开填好' }).click()
  await expect(page.getByText('已经分开填在下面')).toBeVisible()
  await expect(page.getByLabel('收货人')).toHaveValue('孙种子')
  await expect(page.getByLabel('区、县')).toHaveValue('薛城区')
}

test.describe('before any JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('an address is pasted, corrected and kept; the data is copied; the account is closed', async ({
    page,
    baseURL,
  }) => {
    const phone = await signUp(page, baseURL)
    await pasteAddress(page)
    await page.getByLabel('区、县').fill('历下区')
    await page.getByRole('button', { name: '保存' }).click()
    await expect(page.getByLabel('区、县')).toHaveAccessibleDescription(/“历下区”不在这个城市里/)
    await expect(page.getByLabel('街道和门牌')).toHaveValue('临城街道长江路9号')
    await page.getByLabel('区、县').fill('滕州')
    await page.getByRole('button', { name: '保存' }).click()
    await expect(page.getByText('山东省枣庄市滕州市 临城街道长江路9号')).toBeVisible()
    await expect(page.getByText('默认', { exact: true })).toBeVisible()

    await page.goto('/account/data')
    await page.getByLabel('邮箱').fill('nobody')
    await page.getByRole('button', { name: '保存' }).click()
    await expect(page.getByLabel('邮箱')).toHaveAccessibleDescription(/邮箱写得不对/)
    await page.getByLabel('邮箱').fill('planted@example.org')
    await page.getByRole('button', { name: '保存' }).click()
    await expect(page.getByRole('status')).toHaveText('已保存。')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '全部资料（JSON）' }).click(),
    ])
    const copy = JSON.parse(fs.readFileSync(await download.path(), 'utf8'))
    expect(copy).toMatchObject({ profile: [{ phone: `+86${phone}` }], addresses: [{ recipient: '孙种子' }] })

    await page.goto('/account/security')
    await page.getByLabel('新密码').fill(password)
    await page.getByRole('button', { name: /设置密码|设置/ }).click()
    await page.goto('/account/close')
    await page.getByLabel('密码').fill(password)
    await page.getByRole('button', { name: '注销账号' }).click()
    await expect(page.getByText('请先勾选')).toBeVisible()
    await page.getByLabel('密码').fill(password)
    await page.getByLabel('我知道注销后找不回来').check()
    await page.getByRole('button', { name: '注销账号' }).click()
    await expect(page.getByRole('status')).toHaveText('账号已注销，谢谢您来过。')
    await page.goto('/account')
    await expect(page).toHaveURL(/\/sign-in/)
    const left = await query(
      baseURL,
      `SELECT u.id FROM app_user u LEFT JOIN address a ON a.user_id = u.id
       WHERE u.phone_number = $1 OR u.contact_email = 'planted@example.org' OR a.recipient = '孙种子'`,
      [`+86${phone}`],
    )
    expect(left).toEqual([])
  })
})

test('with JavaScript, city and county are lists that follow the province', async ({ page, baseURL }) => {
  await signUp(page, baseURL)
  await page.goto('/account/addresses/new')
  await page.getByLabel('省、直辖市、自治区').selectOption('重庆市')
  await expect(page.getByLabel('城市')).toHaveValue('重庆市')
  await page.getByLabel('区、县').selectOption('丰都县')
  await page.getByLabel('收货人').fill('秦望山')
  await page.getByLabel('手机号').fill('13900000001')
  await page.getByLabel('街道和门牌').fill('三建乡夜力坪村2组')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('重庆市丰都县 三建乡夜力坪村2组')).toBeVisible()
})

test('the home page remembers the city and shows its district first', async ({ page }) => {
  await page.goto('/')
  await page.getByLabel('城市').selectOption('枣庄市')
  await page.getByRole('button', { name: '看看' }).click()
  await expect(page.getByRole('heading', { name: '枣庄市结对丰都县' })).toBeVisible()
  await page.goto('/')
  await expect(page.getByRole('link', { name: '丰都县的全部商品' })).toHaveAttribute(
    'href',
    '/products?district=500230',
  )
})

test('the account pages have no accessibility faults and fit the screen', async ({ page, baseURL }) => {
  await signUp(page, baseURL)
  for (const path of ['/account', '/account/addresses', '/account/addresses/new', '/account/data', '/account/close']) {
    await page.goto(path)
    const { violations } = await axe(page).analyze()
    expect(
      violations.map(({ id, nodes }) => [id, nodes[0]?.html]),
      path,
    ).toEqual([])
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow, `${path} is too wide`).toBeLessThanOrEqual(0)
  }
})
