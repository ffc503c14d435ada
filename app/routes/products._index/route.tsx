import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { facetNames } from '#domain/search.ts'
import { Page, PageTitle } from '../../components/page.tsx'
import { Pagination } from '../../components/pagination.tsx'
import { ProductGrid } from '../../components/product-card.tsx'
import { titled } from '../../http/page-head.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { Chips } from './chips.tsx'
import { Facets } from './facets.tsx'
import { listHref, readFilter } from './filter.ts'
import { NothingFound } from './nothing-found.tsx'
import { Sorting } from './sorting.tsx'
import { useFacetWords } from './use-facet-words.ts'

export const handle = { scripts: false, indexed: ['category', 'district', 'page'] } satisfies RouteHandle

export { sameForEverybody as headers } from '../../http/same-for-everybody.ts'

export const meta = titled<typeof loader>

export async function loader({ request, context }: LoaderFunctionArgs) {
  const filter = readFilter(new URL(request.url))
  const t = translate(context.locale)
  const { q: text, chosen: filters, sort, page } = filter
  const list = await context.shop.search.listProducts({ text, filters, sort, page })
  const about = text ? t('search.results', { query: text }) : t('search.title')
  return { filter, list, title: `${about} · ${t('shell.name')}` }
}

export default function Products() {
  const { filter, list } = useLoaderData<typeof loader>()
  const t = useTranslations('search')
  const words = useFacetWords()
  const scope = facetNames
    .flatMap((facet) => list.facets[facet].filter(({ chosen }) => chosen).map((value) => words(facet, value)))
    .join(' · ')
  const hasFacets = facetNames.some((facet) => list.facets[facet].length > 0)
  const heading = filter.q ? t('results', { query: filter.q }) : scope || t('title')
  return (
    <Page>
      <PageTitle lead={t('count', { total: list.total })}>{heading}</PageTitle>
      <div className={hasFacets ? 'lg:grid lg:grid-cols-[14rem_1fr] lg:gap-10' : ''}>
        <Facets filter={filter} facets={list.facets} />
        <div className="min-w-0">
          <h2 className="sr-only">{t('found')}</h2>
          <Chips filter={filter} facets={list.facets} />
          {list.products.length > 1 ? <Sorting filter={filter} /> : null}
          {list.instead ? (
            <NothingFound filter={filter} instead={list.instead} />
          ) : (
            <ProductGrid products={list.products} eager={4} />
          )}
          <Pagination page={list.page} pages={list.pages} href={(page) => listHref(filter, { page })} />
        </div>
      </div>
    </Page>
  )
}
