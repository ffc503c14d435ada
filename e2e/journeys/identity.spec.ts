import { axe } from '../axe.ts'
import { expect, test } from '../fixtures.ts'
import { sentCode } from '../sent-code.ts'

const newPhone = () => `135${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`

test.describe('before any JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a person signs in with a code, comes back to where they were going, and signs out', async ({
    page,
    baseURL,
  }) => {
    const phone = newPhone()
    await page.goto('/account/security')
    await expect(page).toHaveURL(/\/sign-in\?next=%2Faccount%2Fsecurity$/)
    await page.getByLabel('手机号').fill('12345')
    await page.getByRole('button', { name: '获取验证码' }).click()
    await expect(page.getByLabel('手机号')).toHaveAccessibleDescription(/请填 11 位的手机号/)
    await expect(page.getByLabel('手机号')).toHaveValue('12345')

    await page.getByLabel('手机号').fill(phone.replace(/(...)(....)/, '$1 $2 '))
    await page.getByRole('button', { name: '获取验证码' }).click()
    await expect(page.getByText(`${phone.slice(0, 3)}****${phone.slice(-4)}`)).toBeVisible()
    expect(page.url()).not.toContain(phone)
    const code = await sentCode(baseURL, `+86${phone}`)
    await page.getByLabel('6 位验证码').fill(code === '000000' ? '000001' : '000000')
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await expect(page.getByLabel('6 位验证码')).toHaveAccessibleDescription(/验证码不对/)
    await page.getByRole('button', { name: '重新发送' }).click()
    await expect(page.getByText(/太频繁了，请 \d+ 秒后再试/)).toBeVisible()

    await page.getByLabel('6 位验证码').fill(code)
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await expect(page).toHaveURL(/\/account\/security$/)
    await expect(page.getByRole('status')).toHaveText('已登录。')

    await page.goto('/account')
    await expect(page.getByText('这台设备')).toBeVisible()
    await page.getByRole('button', { name: '退出登录' }).click()
    await expect(page.getByRole('status')).toHaveText('已退出登录。')
    await page.goto('/account')
    await expect(page).toHaveURL(/\/sign-in/)
  })

  test('nobody is led to another site', async ({ page }) => {
    await page.goto('/sign-in?step=password&next=https://evil.test/')
    await page.getByRole('button', { name: '以孙晓棠的身份登录' }).click()
    await expect(page).toHaveURL(/\/account$/)
  })

  test('a wrong password says so and keeps the number', async ({ page }) => {
    await page.goto('/sign-in')
    await page.getByRole('link', { name: '工作人员用密码登录' }).click()
    await page.getByLabel('手机号').fill('13600000000')
    await page.getByLabel('密码').fill('no such password')
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await expect(page.getByLabel('密码')).toHaveAccessibleDescription(/手机号或密码不对/)
    await expect(page.getByLabel('手机号')).toHaveValue('13600000000')
    await expect(page.getByLabel('密码')).toHaveValue('')
  })
})

test('signing out everywhere reaches the other browser', async ({ browser, baseURL }) => {
  const phone = newPhone()
  const here = await browser.newPage({ baseURL })
  await here.goto('/sign-in')
  await here.getByLabel('手机号').fill(phone)
  await here.getByRole('button', { name: '获取验证码' }).click()
  await here.getByLabel('6 位验证码').fill(await sentCode(baseURL, `+86${phone}`))
  await here.getByRole('button', { name: '登录', exact: true }).click()
  await here.goto('/account/security')
  await here.getByLabel('新密码').fill('reeds by the river')
  await here.getByRole('button', { name: '设置密码' }).click()

  const there = await browser.newPage({ baseURL })
  await there.goto('/sign-in?step=password')
  await there.getByLabel('手机号').fill(phone)
  await there.getByLabel('密码').fill('reeds by the river')
  await there.getByRole('button', { name: '登录', exact: true }).click()
  await expect(there.getByRole('heading', { level: 1, name: '我的账号' })).toBeVisible()

  await here.goto('/account')
  await here.getByRole('button', { name: '全部退出' }).click()
  await expect(here.getByRole('status')).toHaveText('所有设备都已退出登录。')
  await there.goto('/account')
  await expect(there).toHaveURL(/\/sign-in/)
})

test('a coordinator is taken to the coordination desk', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: '以何映川的身份登录' }).click()
  await expect(page).toHaveURL(/\/coordinator$/)
})

test('the pages read well to everyone, in both languages', async ({ page, context, baseURL }) => {
  const read = async (path: string) => {
    await page.goto(path)
    const { violations } = await axe(page).analyze()
    expect(
      violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
      path,
    ).toEqual([])
  }
  for (const locale of ['zh', 'en']) {
    await context.addCookies([{ name: 'locale', value: locale, url: baseURL ?? '' }])
    for (const path of ['/sign-in', '/sign-in?step=password', '/sign-in?step=totp']) await read(path)
  }
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Sign in as Sun Xiaotang' }).click()
  await expect(page).toHaveURL(/\/account$/)
  for (const path of ['/account', '/account/security']) await read(path)
})
