import { expect, test } from '../fixtures.ts'

const hen = '/products/fengdu-luhua-chicken'

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('from the home page to a district, a product, its price and the checkout', async ({ page }) => {
    await page.goto('/')
    await page.getByRole('link', { name: /枣庄市.*丰都县/ }).click()
    await expect(page.getByRole('heading', { level: 1, name: '丰都县' })).toBeVisible()
    await page.getByRole('link', { name: /丰都芦花鸡\(现宰整鸡\) ?1只\(净重/ }).click()

    await expect(page.getByRole('heading', { level: 1 })).toHaveText('丰都芦花鸡(现宰整鸡)')
    const division = page.getByRole('table', { name: '每件价款在各方之间的分配' })
    await expect(division.getByRole('row', { name: '农户 76% ¥74.48' })).toBeVisible()
    await expect(division.getByRole('row', { name: '您付的价钱 100% ¥98.00' })).toBeVisible()
    await expect(page.getByText('免办市场主体登记').first()).toBeVisible()
    await expect(page.getByText('不适用七天无理由退货').first()).toBeVisible()

    await page.getByLabel('数量').fill('2')
    await page.getByRole('button', { name: /立即/ }).click()
    await expect(page).toHaveURL(/\/checkout\?product=fengdu-luhua-chicken.*quantity=2/)
  })

  test('search, narrow down, take a filter off, turn the page', async ({ page }) => {
    await page.goto('/products')
    await page.getByRole('searchbox', { name: '搜索商品' }).fill('蜂蜜')
    await page.getByRole('button', { name: '搜索' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('搜索“蜂蜜”')
    const filters = page.getByRole('navigation', { name: '筛选' })
    await filters.locator('summary', { hasText: '筛选' }).click()
    await filters.locator('summary:visible', { hasText: '产地区县' }).click()
    await filters.getByRole('link', { name: /石柱土家族自治县/ }).click()
    await expect(page).toHaveURL(/q=.*&district=500240/)
    await page.getByRole('link', { name: '去掉条件：蜂蜜' }).click()
    await expect(page).toHaveURL('/products?district=500240')

    await page.goto('/products')
    await expect(page.getByText('共 376 件商品')).toBeVisible()
    await page.getByRole('navigation', { name: '分页' }).getByRole('link', { name: '第 16 页' }).click()
    await expect(page).toHaveURL('/products?page=16')
    await expect(page.getByRole('main').getByRole('article')).toHaveCount(16)
  })

  test('a search without hits says so and leads on', async ({ page }) => {
    await page.goto('/products?q=飞碟&district=500230')
    await expect(page.getByText('没有找到“飞碟”')).toBeVisible()
    await page.getByRole('link', { name: '看全部商品' }).click()
    await expect(page).toHaveURL('/products')
  })

  test('the language is switched where one is, and kept', async ({ page }) => {
    await page.goto(`${hen}?from=friend`)
    await page.getByRole('button', { name: 'English' }).click()
    await expect(page).toHaveURL(`${hen}?from=friend`)
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    await expect(page.getByRole('heading', { name: 'How this price divides' })).toBeVisible()
    await page.getByRole('link', { name: 'Products', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'All products' })).toBeVisible()
  })

  test('a page that is not there says so and leads home', async ({ page }) => {
    const response = await page.goto('/products/no-such-thing')
    expect(response?.status()).toBe(404)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('没有找到这一页')
    await page.getByRole('main').getByRole('link', { name: '回首页' }).click()
    await expect(page).toHaveURL('/')
  })
})

test('shop pages carry no framework, and nothing jumps when pictures arrive', async ({ page }) => {
  for (const path of ['/', '/products', hen, '/about']) {
    await page.goto(path)
    await expect(page.locator('script:not([src^="/assets/"]):not([type="application/ld+json"])')).toHaveCount(0)
    await expect(page.locator('link[rel="modulepreload"]')).toHaveCount(0)
    await expect(page.locator('img:not([width][height])')).toHaveCount(0)
  }
})

test('the keyboard gets past the header at once', async ({ page }) => {
  await page.goto('/products')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: '跳到正文' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
})

test('a picture is a drawing that the browser may keep', async ({ request }) => {
  const first = await request.get('/pictures/fengdu-luhua-chicken.svg')
  expect(first.headers()['content-type']).toContain('image/svg+xml')
  const again = await request.get('/pictures/fengdu-luhua-chicken.svg', {
    headers: { 'If-None-Match': first.headers().etag ?? '' },
  })
  expect(again.status()).toBe(304)
  expect((await request.get('/pictures/no-such-thing.svg')).status()).toBe(404)
})
