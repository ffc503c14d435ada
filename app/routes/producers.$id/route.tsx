import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { Fact, Facts } from '../../components/facts.tsx'
import { Licence } from '../../components/licence.tsx'
import { EmptyState } from '../../components/notice.tsx'
import { Page, PageTitle, Section } from '../../components/page.tsx'
import { ProductGrid } from '../../components/product-card.tsx'
import { titled } from '../../http/page-head.ts'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'

export const handle = { scripts: false, indexed: [] } satisfies RouteHandle

export { sameForEverybody as headers } from '../../http/same-for-everybody.ts'

export const meta = titled<typeof loader>

export async function loader({ params, context }: LoaderFunctionArgs) {
  const producer = await refusing(context, context.shop.catalog.readProducer(params.id ?? ''))
  const title = `${producer.seller.name[context.locale]} · ${translate(context.locale)('shell.name')}`
  return { producer, title }
}

export default function Producer() {
  const { producer } = useLoaderData<typeof loader>()
  const { seller, district, story, products } = producer
  const t = useTranslations('catalog')
  const locale = useLocale()
  return (
    <Page>
      <PageTitle above={`${district.name[locale]} · ${t(`producerKind.${seller.kind}`)}`}>
        {seller.name[locale]}
      </PageTitle>
      <div className="grid gap-6 md:grid-cols-2 md:gap-10">
        {story ? (
          <p className="max-w-prose text-lg">{story[locale]}</p>
        ) : (
          <p className="max-w-prose text-soft">{t('producer.noStory')}</p>
        )}
        <Facts>
          <Fact name={t('details.origin')}>
            {district.name[locale]}
            {seller.place ? ` · ${seller.place[locale]}` : null}
          </Fact>
          {seller.elevationM ? (
            <Fact name={t('producer.elevation')}>{t('producer.metres', { metres: seller.elevationM })}</Fact>
          ) : null}
          {district.city ? <Fact name={t('producer.pairing')}>{district.city[locale]}</Fact> : null}
          <Fact name={t('details.licence')}>
            <Licence licenceNo={seller.licenceNo} />
          </Fact>
        </Facts>
      </div>
      <Section title={t('producer.products', { count: products.length })}>
        {products.length > 0 ? <ProductGrid products={products} /> : <EmptyState title={t('producer.noProducts')} />}
      </Section>
    </Page>
  )
}
