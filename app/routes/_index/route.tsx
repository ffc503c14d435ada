import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { ButtonLink } from '../../components/button.tsx'
import { Page, Section } from '../../components/page.tsx'
import { ProductGrid } from '../../components/product-card.tsx'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { Example } from './example.tsx'
import { OnAir } from './on-air.tsx'
import { Pairs } from './pairs.tsx'

export const handle = { scripts: false, indexed: [] } satisfies RouteHandle

export { sameForEverybody as headers } from '../../http/same-for-everybody.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title },
  { name: 'description', content: data?.description },
]

export async function loader({ context }: LoaderFunctionArgs) {
  const { catalog, live } = context.shop
  const t = translate(context.locale)
  const [front, sessions] = await Promise.all([catalog.readFront(), live.listSessions()])
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
  const t = useTranslations('catalog.home')
  return (
    <>
      <Hero />
      <Page>
        <OnAir live={live} next={next} />
        {front.preorder.length > 0 ? (
          <Section title={t('preorder')} action={<More href="/products">{t('all')}</More>}>
            <p className="-mt-2 mb-4 max-w-prose text-soft">{t('preorderText')}</p>
            <ProductGrid products={front.preorder} />
          </Section>
        ) : null}
        {front.inSeason.length > 0 ? (
          <Section title={t('inSeason')} action={<More href="/products">{t('all')}</More>}>
            <ProductGrid products={front.inSeason} />
          </Section>
        ) : null}
        {example ? <Example {...example} /> : null}
        <Pairs pairs={front.pairs} />
      </Page>
    </>
  )
}

function More({ href, children }: { href: string; children: string }) {
  return (
    <a href={href} className="link inline-flex min-h-11 items-center">
      {children}
    </a>
  )
}

function Hero() {
  const t = useTranslations('catalog.home')
  return (
    <section className="mx-auto w-full max-w-page md:px-4 md:pt-6">
      <div className="overflow-hidden bg-card md:rounded-lg md:border md:border-line">
        <img
          src="/banners/home.svg"
          alt={t('heroAlt')}
          width={1600}
          height={700}
          className="block aspect-[16/10] h-auto w-full object-cover object-[72%_60%] md:aspect-[16/6]"
        />
        <div className="px-4 py-6 md:flex md:items-end md:justify-between md:gap-8 md:px-8">
          <div>
            <h1 className="text-2xl md:text-3xl">{t('title')}</h1>
            <p className="mt-2 max-w-prose text-soft">{t('lead')}</p>
          </div>
          <p className="mt-5 flex shrink-0 flex-wrap gap-3 md:mt-0">
            <ButtonLink href="/products">{t('browse')}</ButtonLink>
            <ButtonLink href="/about" look="quiet">
              {t('how')}
            </ButtonLink>
          </p>
        </div>
      </div>
    </section>
  )
}
