import { ofTheDistrict, ofTheFarm } from '../people.ts'
import { nobody, open, page, type Try } from './try.ts'

/** What the public sees. */
export const shop: Record<string, Try[]> = {
  'routes/_index': open('/'),
  'routes/about': open('/about'),
  'routes/receipts._index': open('/receipts'),
  'routes/receipts.$reference': open('/receipts/R-unknown', { intents: [null] }),
  'routes/products._index': open('/products'),
  'routes/products.$slug': open(({ slug }) => `/products/${slug}`, { intents: ['ask', null] }),
  'routes/producers.$id': open(({ producer }) => `/producers/${producer}`),
  'routes/pictures.$slug[.svg]': open(({ slug }) => `/pictures/${slug}.svg`),
  'routes/og.products.$slug[.png]': open(({ slug }) => `/og/products/${slug}.png`),
  'routes/media.$key.$name': [page(() => `/media/${'a'.repeat(64)}/800.webp`, nobody)],
  'routes/banners.$scene[.svg]': open('/banners/home.svg'),
  'routes/search.suggest': open('/search/suggest?q=ji'),
  'routes/trace.$code': open(({ batchCode }) => `/trace/${batchCode}`),
  'routes/trace.$code_.label': [page(({ batchCode }) => `/trace/${batchCode}/label`, [...ofTheFarm, ...ofTheDistrict])],
  'routes/counter': open('/counter'),
  'routes/offline': open('/offline'),
  'routes/manifest[.webmanifest]': open('/manifest.webmanifest'),
  'routes/robots[.txt]': open('/robots.txt'),
  'routes/sitemap[.xml]': open('/sitemap.xml'),
  'routes/sitemaps.$part[.xml]': open('/sitemaps/1.xml'),
  'routes/addresses.divisions': open('/addresses/divisions'),
  'routes/city': [page('/city', nobody, { intents: [null] })],
  'routes/locale': [page('/locale', nobody, { intents: [null] })],
  'routes/live._index': open('/live'),
  'routes/live.$sessionId_.calendar[.ics]': open(({ planned }) => `/live/${planned}/calendar.ics`),
  'routes/live.$sessionId': [
    ...open(({ session }) => `/live/${session}`, { intents: ['say', null] }),
    ...open(({ pastSession }) => `/live/${pastSession}?t=1800`),
  ],
  'routes/live.$sessionId_.[log]': [
    page(({ pastSession }) => `/live/${pastSession}/log?from=1800000`, ['farmer', ...ofTheDistrict]),
  ],
  'routes/live.$sessionId_.words': [
    page(({ pastSession }) => `/live/${pastSession}/words`, ['farmer', ...ofTheDistrict]),
  ],
}
