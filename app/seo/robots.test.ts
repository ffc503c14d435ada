import { expect, test } from 'vitest'
import { robots } from './robots.ts'
import { sitemap, sitemapIndex } from './sitemap.ts'

test('robots read the shop, nobody’s own pages, and nothing of a demo', () => {
  const shop = robots('https://shop.test', false)
  expect(shop).toContain('\nDisallow: /checkout\n')
  expect(shop).toContain('\nSitemap: https://shop.test/sitemap.xml\n')
  expect(shop).not.toContain('Disallow: /\n')
  expect(robots('https://shop.test', true)).toBe('User-agent: *\nDisallow: /\n')
})

test('a page is listed in both languages, with the day it changed where that is known', () => {
  const text = sitemap('https://shop.test', [
    { path: '/products/hen', changedAt: new Date('2026-11-22T08:00:00Z') },
    { path: '/about', changedAt: null },
  ])
  expect(text.match(/<url>/g)).toHaveLength(4)
  expect(text.match(/<lastmod>2026-11-22T08:00:00.000Z<\/lastmod>/g)).toHaveLength(2)
  expect(text).toContain('<loc>https://shop.test/products/hen?lang=en</loc>')
  expect(text).toContain('hreflang="zh-CN" href="https://shop.test/about?lang=zh"')
})

test('signs that mean something in XML are escaped', () => {
  expect(sitemapIndex(['https://shop.test/?a=1&b=<'])).toContain('<loc>https://shop.test/?a=1&amp;b=&lt;</loc>')
})
