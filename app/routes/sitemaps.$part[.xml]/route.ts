import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { sitemap } from '../../seo/sitemap.ts'
import { textResponse } from '../../seo/text-response.ts'

const pages = ['/', '/products', '/live', '/about'].map((path) => ({ path, changedAt: null }))

/** One sitemap: `pages`, or a number from 1 for products and producers. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { part = '' } = params
  if (part === 'pages') return textResponse(sitemap(context.publicUrl, pages), 'application/xml')
  const entries = /^[1-9]\d{0,3}$/.test(part) ? await context.shop.catalog.readSitemap(Number(part)) : []
  if (entries.length === 0) throw data({}, { status: 404 })
  return textResponse(sitemap(context.publicUrl, entries), 'application/xml')
}
