import type { LoaderFunctionArgs } from '@remix-run/node'
import { sitemapIndex } from '../../seo/sitemap.ts'
import { textResponse } from '../../seo/text-response.ts'

/** The list of sitemaps: one of pages, and as many as products need. */
export async function loader({ context }: LoaderFunctionArgs) {
  const count = await context.shop.catalog.countSitemaps()
  const parts = ['pages', ...Array.from({ length: count }, (_, index) => String(index + 1))]
  return textResponse(sitemapIndex(parts.map((part) => `${context.publicUrl}/sitemaps/${part}.xml`)), 'application/xml')
}
