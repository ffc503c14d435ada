import { axe } from '../axe.ts'
import { expect, test } from '../fixtures.ts'

const pages = [
  '/',
  '/products',
  '/products?q=%E8%9C%82%E8%9C%9C&district=500240',
  '/products?q=zzz',
  '/products/fengdu-luhua-chicken',
  '/producers/shizhu-farm',
  '/about',
  '/no-such-page',
]

for (const locale of ['zh', 'en']) {
  test(`shop pages have no accessibility faults and fit the screen (${locale})`, async ({ page, context, baseURL }) => {
    await context.addCookies([{ name: 'locale', value: locale, url: baseURL ?? '' }])
    for (const path of pages) {
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
}
