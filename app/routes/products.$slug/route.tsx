import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { Money } from '../../components/money.tsx'
import { Page } from '../../components/page.tsx'
import { Picture } from '../../components/picture.tsx'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { BatchRecord } from './batch-record.tsx'
import { Buy } from './buy.tsx'
import { Details } from './details.tsx'
import { Division } from './division.tsx'
import { Helped } from './helped.tsx'
import { Siblings } from './siblings.tsx'

export const handle = {
  scripts: false,
  indexed: [],
  picture: ({ slug }) => `/og/products/${slug}.png`,
} satisfies RouteHandle

export { sameForEverybody as headers } from '../../http/same-for-everybody.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title },
  { name: 'description', content: data?.description },
]

export async function loader({ params, context }: LoaderFunctionArgs) {
  const product = await refusing(context, context.shop.catalog.readProduct(params.slug ?? ''))
  const { locale } = context
  const title = `${product.name[locale]} ${product.spec[locale]} · ${translate(locale)('shell.name')}`
  return { product, title, description: product.description[locale] }
}

const twoColumns = 'mt-10 grid gap-10 md:mt-14 md:grid-cols-2 [&>section]:mt-0'

export default function Product() {
  const { product } = useLoaderData<typeof loader>()
  const t = useTranslations('catalog')
  const locale = useLocale()
  const { district } = product
  return (
    <Page>
      <div className="grid gap-6 md:grid-cols-2 md:gap-10">
        <Picture
          src={`/pictures/${product.slug}.svg`}
          alt={t('pictureOf', { name: product.name[locale] })}
          eager
          className="rounded-lg border border-line md:sticky md:top-6"
        />
        <div>
          <p className="text-sm text-soft">
            <a className="link" href={`/products?district=${district.code}`}>
              {district.name[locale]}
            </a>
            {district.city ? ` · ${t('pairedWith', { city: district.city[locale] })}` : null}
          </p>
          <h1 className="mt-1 text-2xl md:text-3xl">{product.name[locale]}</h1>
          <p className="mt-1 text-soft">{product.spec[locale]}</p>
          <p className="mt-3 text-accent">
            <Money fen={product.priceFen} className="font-display text-3xl" />
            <span className="text-base text-soft"> {t('perUnit', { unit: product.unit[locale] })}</span>
          </p>
          <p className="mt-3 max-w-prose">{product.description[locale]}</p>
          <Siblings siblings={product.siblings} />
          <Buy product={product} />
        </div>
      </div>
      <div className={twoColumns}>
        <Division product={product} />
        <Helped helped={product.helped} />
      </div>
      <div className={twoColumns}>
        <Details product={product} />
        {product.batch ? <BatchRecord batch={product.batch} /> : null}
      </div>
    </Page>
  )
}
