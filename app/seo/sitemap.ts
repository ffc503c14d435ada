import { languageTag, locales } from '#domain/locale.ts'
import { addressesOf } from './addresses.ts'

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign)

const xml = (root: string, namespaces: string, body: string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"${namespaces}>\n${body.join('\n')}\n</${root}>\n`

/** The list of all sitemaps. @param addresses absolute */
export const sitemapIndex = (addresses: readonly string[]): string =>
  xml(
    'sitemapindex',
    '',
    addresses.map((address) => `<sitemap><loc>${escaped(address)}</loc></sitemap>`),
  )

/** Pages in every language, each naming the others. @param origin without a trailing slash */
export function sitemap(origin: string, entries: readonly { path: string; changedAt: Date | null }[]): string {
  const urls = entries.flatMap(({ path, changedAt }) => {
    const { languages } = addressesOf(origin, { pathname: path, search: '' }, [], 'zh')
    const others = locales.map(
      (one) => `<xhtml:link rel="alternate" hreflang="${languageTag(one)}" href="${escaped(languages[one])}"/>`,
    )
    const changed = changedAt ? `<lastmod>${changedAt.toISOString()}</lastmod>` : ''
    return locales.map((one) => `<url><loc>${escaped(languages[one])}</loc>${changed}${others.join('')}</url>`)
  })
  return xml('urlset', ' xmlns:xhtml="http://www.w3.org/1999/xhtml"', urls)
}
