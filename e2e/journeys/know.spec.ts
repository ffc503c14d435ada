import type { Page } from '@playwright/test'
import { axe } from '../axe.ts'
import { expect, test } from '../fixtures.ts'
import { query } from '../query.ts'
import { goToCashier, payAtCashier } from '../shopping.ts'

const eggs = 'fengdu-eggs'
const batch = 'LH-500230-01'

async function signInAs(page: Page, name: string, next: string): Promise<void> {
  await page.goto(`/sign-in?step=password&next=${encodeURIComponent(next)}`)
  await page.getByRole('button', { name: `以${name}的身份登录` }).click()
  await expect(page).toHaveURL(new RegExp(`${next}$`))
}

/** Somebody else's browser. */
async function another(page: Page): Promise<Page> {
  const context = await page
    .context()
    .browser()
    ?.newContext({ locale: 'zh-CN', baseURL: new URL(page.url()).origin })
  if (!context) throw new Error('the page has a browser')
  return context.newPage()
}

const flawsOf = async (page: Page) => (await axe(page).analyze()).violations.map(({ id }) => id)

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('pictures are chosen, what is known of the good is read, and it goes into the cart', async ({ page }) => {
    await page.goto('/products/fengdu-luhua-chicken')
    const strip = page.getByRole('region', { name: '图片，可左右滑动' })
    await expect(strip.getByRole('img')).toHaveCount(3)
    await page.getByRole('link', { name: '看第 2 张，共 3 张' }).click()
    await expect(strip.getByRole('img', { name: '另一幅' })).toBeInViewport()
    await expect(strip.getByRole('img', { name: /现宰整鸡\)$/ })).not.toBeInViewport()

    await page.locator('summary', { hasText: '证明' }).click()
    await expect(page.getByText('动物检疫合格证明').first()).toBeVisible()
    await expect(page.getByRole('heading', { name: '消费帮扶产品认定' })).toBeVisible()
    await page.getByRole('button', { name: '放进购物车' }).click()
    await expect(page).toHaveURL(/\/cart/)
    await expect(page.getByText('丰都芦花鸡(现宰整鸡)').first()).toBeVisible()
  })
})

test('who had the goods reviews them; hidden, the review leaves its place and the reason', async ({
  page,
  baseURL,
}) => {
  await goToCashier(page, eggs)
  await payAtCashier(page)
  const orderId = new URL(page.url()).pathname.split('/').at(-1)
  const [line] = await query<{ id: string }>(baseURL, 'SELECT id FROM order_line WHERE order_id = $1', [orderId])
  await page.goto(`/reviews/new?line=${line?.id}`)
  await expect(page.getByText('东西送到以后才能评价')).toBeVisible()
  await query(
    baseURL,
    `UPDATE orders SET state = 'delivered', tracking_no = 'SF1', shipped_at = now(), delivered_at = now() WHERE id = $1`,
    [orderId],
  )

  await page.reload()
  expect(await flawsOf(page)).toEqual([])
  await page.getByRole('radio', { name: /4 星/ }).check()
  await page.getByLabel('您的话').fill('蛋壳厚，没有破的。')
  await page.getByRole('button', { name: '发布评价' }).click()
  await expect(page).toHaveURL(`/products/${eggs}#reviews`)
  await expect(page.getByText('蛋壳厚，没有破的。')).toBeVisible()
  await expect(page.getByRole('img', { name: '4 星，满分 5 星' }).first()).toBeVisible()
  const stranger = await another(page)
  expect((await stranger.goto(`/reviews/new?line=${line?.id}`))?.status()).toBe(404)

  await signInAs(stranger, '何映川', '/voices')
  const row = stranger.getByRole('listitem').filter({ hasText: '蛋壳厚' })
  await row.getByText('隐藏', { exact: true }).click()
  await row.getByLabel('隐藏的理由').fill('写了别人的电话')
  await row.getByRole('button', { name: '隐藏这一条' }).click()
  await expect(stranger.getByText('已经隐藏，理由留在原处。')).toBeVisible()
  expect(await flawsOf(stranger)).toEqual([])
  await page.goto(`/products/${eggs}`)
  await expect(page.getByText('理由：写了别人的电话')).toBeVisible()
  await expect(page.getByText('蛋壳厚')).toHaveCount(0)
  expect(await flawsOf(page)).toEqual([])
})

test('a question is answered by the seller and then read by all', async ({ page }) => {
  await page.goto('/')
  const asker = await another(page)
  await signInAs(asker, '孙晓棠', '/account')
  await asker.goto('/products/fengdu-luhua-chicken')
  await asker.getByLabel('问卖家一个问题').fill('可以帮忙切块吗？')
  await asker.getByRole('button', { name: '提问' }).click()
  await expect(asker.getByText('等待答复，现在只有您能看到。')).toBeVisible()
  await page.goto('/products/fengdu-luhua-chicken')
  await expect(page.getByText('可以帮忙切块吗？')).toHaveCount(0)

  const farmer = await another(page)
  await signInAs(farmer, '秦望山', '/voices')
  const row = farmer.getByRole('listitem').filter({ hasText: '可以帮忙切块吗？' })
  await row.getByLabel('答复').fill('可以，选“切块”那个规格。')
  await row.getByRole('button', { name: '发布答复' }).click()
  await expect(farmer.getByText('答复已经发布。')).toBeVisible()
  await expect(async () => {
    await page.reload()
    await expect(page.getByText('可以，选“切块”那个规格。')).toBeVisible({ timeout: 1_000 })
  }).toPass()
})

test('a story is on the page only as long as its subject agrees', async ({ page, baseURL }) => {
  const [farm] = await query<{ slug: string; story_zh: string }>(
    baseURL,
    `SELECT r.slug, r.story_zh FROM producer r JOIN producer_member m ON m.producer_id = r.id JOIN app_user u ON u.id = m.user_id
     WHERE u.phone_number = '+8619900000002' AND m.role = 'host' LIMIT 1`,
  )
  await page.goto(`/producers/${farm?.slug}`)
  await expect(page.getByText(farm?.story_zh ?? '')).toBeVisible()
  expect(await flawsOf(page)).toEqual([])
  const farmer = await another(page)
  await signInAs(farmer, '秦望山', '/producer-desk/story')
  expect(await flawsOf(farmer)).toEqual([])
  await farmer
    .getByRole('listitem')
    .filter({ hasText: farm?.story_zh })
    .getByRole('button', { name: /撤回同意/ })
    .click()
  await expect(farmer.getByText('没有公开').first()).toBeVisible()
  await expect(async () => {
    await page.reload()
    await expect(page.getByText('还没有得到本人同意公开')).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await farmer
    .getByRole('button', { name: /同意公开/ })
    .first()
    .click()
  await expect(farmer.getByText('已经公开。')).toBeVisible()
})

test('the code of a batch is checked with a network and without', async ({ page, context }) => {
  await page.goto('/')
  const farmer = await another(page)
  await signInAs(farmer, '秦望山', `/trace/${batch}/label`)
  const address = (await farmer.getByRole('link', { name: '在网页上试一下' }).getAttribute('href')) ?? ''
  const code = new URL(address).pathname + new URL(address).hash
  const forged = code.replace(/\.(.)(?=[^.]*$)/, (_, first: string) => `.${first === 'A' ? 'B' : 'A'}`)
  const [genuine, wrong] = [page.getByText('核对无误'), page.getByText('签名不对')]

  await page.goto(code)
  await expect(genuine).toBeVisible()
  await expect(page.getByRole('region', { name: '码里的记录' }).getByText(batch)).toBeVisible()
  expect(await flawsOf(page)).toEqual([])
  await page.goto('/counter')
  await expect(page.getByText('这一页已经留在这台设备里')).toBeVisible({ timeout: 20_000 })
  await context.setOffline(true)
  await page.goto('/')
  await page.goto(code.replace(batch, 'NEVER-SEEN-1'))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('柜台核对')
  await expect(genuine).toBeVisible()
  await page.goto(forged.replace(batch, 'NEVER-SEEN-2'))
  await expect(wrong).toBeVisible()
  await page.goto('/counter')
  await page.getByLabel('扫到的内容').fill(`http://shop.test${code}`)
  await page.getByLabel('扫到的内容').press('Enter')
  await expect(genuine).toBeVisible()
  await page.getByLabel('扫到的内容').fill('6901234567892')
  await page.getByRole('button', { name: '核对' }).click()
  await expect(page.getByText('没有可以核对的记录')).toBeVisible()
  expect(await flawsOf(page)).toEqual([])
})
