import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useFormatter, useTranslations } from 'use-intl'
import { readCity } from '#domain/city.ts'
import type { Front } from '#server/catalog/read-front.ts'
import { EmptyState } from '../../components/notice.tsx'
import { Page, Section } from '../../components/page.tsx'
import { ProductGrid } from '../../components/product-card.tsx'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { Example } from './example.tsx'
import { Hero } from './hero.tsx'
import { More } from './more.tsx'
import { NewlyCertified } from './newly-certified.tsx'
import { OnAir } from './on-air.tsx'
import { OwnCity } from './own-city.tsx'
import { Pairs } from './pairs.tsx'
import { Shelves } from './shelves.tsx'

export const handle = { scripts: false, indexed: [] } satisfies RouteHandle

export { sameForEverybody as headers } from '../../http/same-for-everybody.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title },
  { name: 'description', content: data?.description },
]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { catalog, live } = context.shop
  const t = translate(context.locale)
  const city = readCity(request.headers.get('Cookie'))
  const [front, sessions] = await Promise.all([catalog.readFront(city), live.listSessions()])
  const talkedAbout = [...sessions.live, ...sessions.next].find((session) => session.productSlug)?.productSlug
  const shown = talkedAbout ?? front.preorder[0]?.slug ?? front.inSeason[0]?.slug
  const product = shown ? await refusing(context, catalog.readProduct(shown)) : null
  return {
    title: t('shell.title'),
    description: t('shell.description'),
    front,
    live: sessions.live.slice(0, 3),
    next: sessions.next.slice(0, 3),
    example: product?.division
      ? { slug: product.slug, name: product.name, priceFen: product.priceFen, parts: product.division.parts }
      : null,
  }
}

export default function Home() {
  const { front, live, next, example } = useLoaderData<typeof loader>()
  return (
    <>
      <Hero />
      <Page>
        <OnAir live={live} next={next} />
        <OwnCity own={front.own} pairs={front.pairs} />
        <Goods front={front} />
        {front.certified.length > 0 ? <NewlyCertified certified={front.certified} /> : null}
        {front.shelves.length > 0 ? <Shelves shelves={front.shelves} /> : null}
        {example ? <Example {...example} /> : null}
        <Pairs pairs={front.pairs} />
      </Page>
    </>
  )
}

/** What is in season this month, and what can be ordered ahead of its own. */
function Goods({ front: { at, inSeason, preorder, shelves } }: { front: Front }) {
  const t = useTranslations('home')
  const month = useFormatter().dateTime(at, { month: 'long' })
  if (shelves.length === 0) return <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
  const all = <More href="/products">{t('all')}</More>
  return (
    <>
      {inSeason.length > 0 ? (
        <Section title={t('season', { month })} id="season" action={all}>
          <p className="-mt-2 mb-4 max-w-prose text-soft">{t('seasonText')}</p>
          <ProductGrid products={inSeason} />
        </Section>
      ) : null}
      {preorder.length > 0 ? (
        <Section title={t('preorder')} id="ahead" action={all}>
          <p className="-mt-2 mb-4 max-w-prose text-soft">{t('preorderText')}</p>
          <ProductGrid products={preorder} />
        </Section>
      ) : null}
    </>
  )
}
