import { expect, test } from '../fixtures.ts'
import { query } from '../query.ts'

const hen = '/products/fengdu-luhua-chicken'

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('from the home page to a product by search', async ({ page }) => {
    await page.goto('/')
    await page.getByRole('searchbox').fill('芦花鸡')
    await page.getByRole('button', { name: '搜索' }).click()
    await page.getByRole('main').getByRole('article').getByRole('link').first().click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('芦花鸡')
  })

  test('an address in another language is read on in that language', async ({ page }) => {
    await page.goto(`${hen}?lang=en`)
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    await page.getByRole('link', { name: 'Products', exact: true }).click()
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    await page.goto(`${hen}?lang=en`)
    await page.getByRole('button', { name: '中文' }).click()
    await expect(page).toHaveURL(hen)
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  })
})

test('a page names its addresses, and machines can read the lists of them', async ({ page, request }) => {
  await page.goto(`${hen}?from=friend`)
  const address = async (selector: string) => new URL((await page.locator(selector).getAttribute('href')) ?? '')
  for (const [selector, search] of [
    ['link[rel=canonical]', '?lang=zh'],
    ['link[hreflang=en]', '?lang=en'],
    ['link[hreflang=x-default]', ''],
  ] as const)
    expect([(await address(selector)).pathname, (await address(selector)).search]).toEqual([hen, search])
  const picture = new URL((await page.locator('meta[property="og:image"]').getAttribute('content')) ?? '')
  const answer = await request.get(picture.pathname)
  expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'image/png'])
  expect(await (await request.get('/sitemaps/1.xml')).text()).toContain(`${hen}?lang=en</loc>`)
  expect((await request.get('/sitemaps/99.xml')).status()).toBe(404)
  const manifest = await (await request.get('/manifest.webmanifest?lang=en')).json()
  for (const { src } of manifest.icons) expect((await request.get(src)).headers()['content-type']).toBe('image/png')
})

test('a page for everybody shows a change of stock after a second, and is not for who is known', async ({
  playwright,
  baseURL,
}) => {
  const anonymous = await playwright.request.newContext({ baseURL })
  const from = async (headers: Record<string, string> = {}) =>
    (await anonymous.get('/products?q=%E7%94%9F%E9%B2%9C', { headers })).headers()['page-cache']
  await expect.poll(() => from()).toBe('hit')
  expect(await from({ Cookie: 'guest=somebody' })).toBe('anonymous')

  const [found] = await query<{ slug: string; id: string; free: number }>(
    baseURL,
    `SELECT p.slug, p.id, s.free FROM product p JOIN stock s ON s.product_id = p.id
     WHERE s.free > 50 AND p.ships_now AND p.withdrawn_at IS NULL ORDER BY p.slug DESC LIMIT 1`,
  )
  if (!found) throw new Error('the demo sells nothing')
  const canBeBought = async () =>
    (await (await anonymous.get(`/products/${found.slug}`)).text()).includes('value="add"')
  const setFree = (free: number) =>
    query(baseURL, 'UPDATE stock SET total = total - free + $2, free = $2 WHERE product_id = $1', [found.id, free])
  expect(await canBeBought()).toBe(true)
  await setFree(0)
  await expect.poll(canBeBought, { intervals: [1_000, 250] }).toBe(false)
  await setFree(found.free)
})

test('without a network there is a page that says so, and the shop comes back with it', async ({ page, context }) => {
  await page.goto('/')
  await page.evaluate(() => navigator.serviceWorker.ready)
  await context.setOffline(true)
  await page.goto('/orders')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('现在没有网络')
  const styled = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  await context.setOffline(false)
  await page.getByRole('link', { name: '再试一次' }).click()
  await expect(page).toHaveURL(/\/orders$/)
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('现在没有网络')
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(styled)
})

for (const [path, status] of [
  ['/no-such-page', 404],
  ['/products/no-such-thing', 404],
] as const)
  test(`${path} leads back in both languages`, async ({ page }) => {
    for (const lang of ['zh', 'en']) {
      expect((await page.goto(`${path}?lang=${lang}`))?.status()).toBe(status)
      await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex')
      await expect(page.getByRole('main').getByRole('link')).toHaveCount(2)
    }
  })
