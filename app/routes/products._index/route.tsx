import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { ButtonLink } from '../../components/button.tsx'
import { EmptyState } from '../../components/notice.tsx'
import { Page, PageTitle } from '../../components/page.tsx'
import { Pagination } from '../../components/pagination.tsx'
import { ProductGrid } from '../../components/product-card.tsx'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { Chips } from './chips.tsx'
import { Facets } from './facets.tsx'
import { listHref, readFilter } from './filter.ts'

export const handle = { scripts: false, indexed: ['category', 'district', 'page'] } satisfies RouteHandle

export { sameForEverybody as headers } from '../../http/same-for-everybody.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const filter = readFilter(new URL(request.url))
  const t = translate(context.locale)
  const list = await context.shop.catalog.listProducts({
    districtCode: filter.district || undefined,
    categorySlug: filter.category || undefined,
    query: filter.q,
    page: filter.page,
  })
  return { filter, list, title: `${t('catalog.list.title')} · ${t('shell.name')}` }
}

export default function Products() {
  const { filter, list } = useLoaderData<typeof loader>()
  const t = useTranslations('catalog.list')
  const locale = useLocale()
  const district = list.districts.find((facet) => facet.chosen)
  const category = list.categories.find((facet) => facet.chosen)
  const scope = [district, category].flatMap((facet) => (facet ? [facet.name[locale]] : [])).join(' · ')
  const heading = filter.q ? t('results', { query: filter.q }) : scope || t('title')
  return (
    <Page>
      <PageTitle lead={t('count', { total: list.total })}>{heading}</PageTitle>
      <div className="lg:grid lg:grid-cols-[14rem_1fr] lg:gap-10">
        <Facets filter={filter} districts={list.districts} categories={list.categories} />
        <div className="min-w-0">
          <h2 className="sr-only">{t('found')}</h2>
          <Chips filter={filter} district={district} category={category} />
          {list.products.length > 0 ? (
            <ProductGrid products={list.products} eager={4} />
          ) : (
            <EmptyState
              title={t('emptyTitle')}
              action={
                <>
                  {filter.q && (filter.district || filter.category) ? (
                    <ButtonLink href={listHref(filter, { district: '', category: '' })}>{t('emptyWiden')}</ButtonLink>
                  ) : null}
                  <ButtonLink href="/products" look="quiet">
                    {t('emptyAll')}
                  </ButtonLink>
                </>
              }
            >
              {t('emptyText')}
            </EmptyState>
          )}
          <Pagination page={list.page} pages={list.pages} href={(page) => listHref(filter, { page })} />
        </div>
      </div>
    </Page>
  )
}
