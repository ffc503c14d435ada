/*
 * How pages feel on an old phone over a weak network: largest paint, layout shift and slowest interaction in Chromium, and
 * the bytes of a product's page. DATABASE_URL names a migrated, empty database. `npm run bench vitals` provides one.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { gzipSync } from 'node:zlib'
import { type BrowserContext, chromium } from '@playwright/test'
import { seed } from '#prisma/seed/index.ts'
import { ensureBuild } from '#scripts/boot/build.ts'
import { findChromium } from '#scripts/chromium.ts'
import { openDb } from '#server/db/db.ts'
import { testVault } from '#test/vault.ts'
import { type VitalsRow, writeVitalsResults } from './vitals/results.ts'
import { type Vitals, watchPage } from './vitals/watch.ts'

const RUNS = Number(process.env.RUNS ?? 3)
const url = process.env.DATABASE_URL
if (!url) throw new Error('DATABASE_URL is missing: run this by `npm run bench vitals`')

await ensureBuild()
const db = openDb(url, { max: 2 })
await seed(db, { now: new Date(), vault: testVault })
const { rows } = await db.pool.query<{ slug: string; id: string }>(
  `SELECT p.slug, p.id FROM product p JOIN stock s ON s.product_id = p.id
   WHERE p.ships_now AND s.free > 10 AND p.withdrawn_at IS NULL ORDER BY p.slug LIMIT 1`,
)
await db.close()
const product = rows[0]
if (!product) throw new Error('the demo has nothing to sell')

const server = fork(`${import.meta.dirname}/pages/shop-server.ts`, { env: { ...process.env, DATABASE_URL: url } })
const [{ port }] = (await once(server, 'message')) as [{ port: number }]
const shop = `http://localhost:${port}`
const browser = await chromium.launch({
  executablePath: findChromium() ?? undefined,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
})
const phone = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
  locale: 'zh-CN',
}

/** A guest with goods in the cart, where a page needs some. */
async function visitor(withGoods: boolean): Promise<BrowserContext> {
  const context = await browser.newContext(phone)
  if (!withGoods) return context
  const page = await context.newPage()
  await page.goto(`${shop}/products/${product?.slug}`)
  await page
    .getByRole('button', { name: /放进购物车/ })
    .first()
    .click()
  await page.waitForURL(/\/cart/)
  await page.close()
  return context
}

const middle = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** The middle of several visits, each by somebody new. */
async function visit(name: string, path: string, withGoods: boolean): Promise<VitalsRow> {
  const visits: Vitals[] = []
  // The first one finds a server that never made such a page, and is not counted.
  for (let run = 0; run <= RUNS; run++) {
    const context = await visitor(withGoods)
    const seen = await watchPage(context, shop + path)
    if (run > 0) visits.push(seen)
    await context.close()
  }
  const of = (key: keyof Vitals) => middle(visits.map((one) => one[key]))
  return { name, largestPaint: of('largestPaint'), shift: of('shift'), slowestInteraction: of('slowestInteraction') }
}

/** Bytes of a page, compressed: its HTML with style sheets, and its scripts. */
async function weigh(path: string) {
  const size = async (address: string) =>
    gzipSync(Buffer.from(await (await fetch(shop + address)).arrayBuffer())).length
  const html = await (await fetch(shop + path)).text()
  const sum = async (pattern: RegExp) =>
    (await Promise.all([...html.matchAll(pattern)].map(([, file]) => size(file ?? '')))).reduce((a, b) => a + b, 0)
  return {
    htmlAndCss: (await size(path)) + (await sum(/<link rel="stylesheet" href="([^"]+)"/g)),
    scripts: await sum(/<script[^>]* src="([^"]+)"/g),
    fonts: (html.match(/\.woff2?\b/g) ?? []).length,
  }
}

const pages = [
  await visit('home', '/', false),
  await visit('list', '/products', false),
  await visit('product', `/products/${product.slug}`, false),
  await visit('cart', '/cart', true),
  await visit('checkout', '/checkout', true),
]
const weight = await weigh(`/products/${product.slug}`)
await browser.close()
server.kill()
process.exitCode = writeVitalsResults(pages, weight, RUNS) ? 0 : 1
