import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { BatchRecord } from '../../components/batch-record.tsx'
import { Page, Section } from '../../components/page.tsx'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { JsonLd } from '../../seo/json-ld.tsx'
import { Aid } from './aid.tsx'
import { Buy } from './buy.tsx'
import { Clip } from './clip.tsx'
import { describeProduct } from './describe-product.server.ts'
import { Details } from './details.tsx'
import { Division } from './division.tsx'
import { Gallery } from './gallery.tsx'
import { Head } from './head.tsx'
import { Helped } from './helped.tsx'
import { Questions } from './questions.tsx'
import { Reviews } from './reviews.tsx'
import { Siblings } from './siblings.tsx'
import { takeQuestion } from './take-question.server.ts'

export const handle = {
  scripts: false,
  islands: ['gallery', 'clip'],
  indexed: [],
  picture: ({ slug }) => `/og/products/${slug}.png`,
} satisfies RouteHandle

export { sameForEverybody as headers } from '../../http/same-for-everybody.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title },
  { name: 'description', content: data?.description },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { shop, viewer, locale } = context
  const product = await refusing(context, shop.catalog.readProduct(params.slug ?? ''))
  const page = Number(new URL(request.url).searchParams.get('reviews')) || 1
  const [reviews, questions, clip] = await Promise.all([
    shop.reviews.list(product.familyId, page),
    shop.questions.list(product.familyId, viewer?.userId ?? null),
    shop.replays.readClip(product.id),
  ])
  return {
    product,
    reviews,
    questions,
    clip,
    askId: viewer && crypto.randomUUID(),
    ld: describeProduct(context, product, reviews.summary),
    title: `${product.name[locale]} ${product.spec[locale]} · ${translate(locale)('shell.name')}`,
    description: product.description[locale],
  }
}

export const action = (args: ActionFunctionArgs) => takeQuestion(args)

const twoColumns = 'mt-10 grid gap-10 md:mt-14 md:grid-cols-2 [&>*]:min-w-0 [&>section]:mt-0'

export default function Product() {
  const { product, reviews, questions, clip, askId, ld } = useLoaderData<typeof loader>()
  const asked = useActionData<typeof action>()
  const t = useTranslations('catalog')
  const locale = useLocale()
  const { batch } = product
  return (
    <Page>
      <JsonLd data={ld} />
      <div className="grid items-start gap-6 md:grid-cols-2 md:gap-10">
        <div className="min-w-0 md:sticky md:top-6">
          <Gallery product={product} />
        </div>
        <div>
          <Head product={product} reviews={reviews.summary} />
          <Siblings siblings={product.siblings} />
          <Buy product={product} />
          <p className="mt-5 max-w-prose">{product.description[locale]}</p>
        </div>
      </div>
      <div className={twoColumns}>
        <Division product={product} />
        <Helped helped={product.helped} />
      </div>
      {clip ? <Clip clip={clip} slug={product.slug} /> : null}
      <div className={twoColumns}>
        <Details product={product} />
        <div>
          {batch ? (
            <Section
              title={t('batch.title')}
              id="batch"
              action={
                <a className="link text-sm" href={`/trace/${batch.code}`}>
                  {t('batch.trace')}
                </a>
              }
            >
              <BatchRecord batch={batch} />
            </Section>
          ) : null}
          {product.aid ? <Aid aid={product.aid} /> : null}
        </div>
      </div>
      <div className={twoColumns}>
        <Reviews reviews={reviews} />
        <Questions slug={product.slug} questions={questions} askId={askId} asked={asked} />
      </div>
    </Page>
  )
}
