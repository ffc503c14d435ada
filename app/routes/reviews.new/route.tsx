import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { reviewSchema } from '#domain/forms/review.ts'
import { ButtonLink } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { OrderGoods } from '../../components/order-goods.tsx'
import { Page, PageTitle } from '../../components/page.tsx'
import { Stars } from '../../components/stars.tsx'
import { attempt } from '../../http/attempt.ts'
import { goOn } from '../../http/go-on.ts'
import { privately, titled } from '../../http/page-head.ts'
import { parseForm } from '../../http/parse-form.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { ReviewForm, type Written } from './review-form.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately
export const meta = titled<typeof loader>

/** The line that the address names. @throws 404 where it cannot be one */
function lineOf(request: Request): string {
  const { data: id } = z.uuid().safeParse(new URL(request.url).searchParams.get('line'))
  if (!id) throw data(null, { status: 404 })
  return id
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const line = await context.shop.reviews.readReviewable(context.buyer, lineOf(request))
  if (!line) throw data(null, { status: 404 })
  return { line, title: translate(context.locale)('reviews.write.title') }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { shop, buyer, locale } = context
  const lineId = lineOf(request)
  const form = await request.formData()
  const typed = { rating: String(form.get('rating') ?? ''), words: String(form.get('words') ?? '') }
  const submission = parseForm(form, reviewSchema)
  if (submission.status !== 'success')
    return data({ ...typed, errors: submission.error ?? {}, refusal: null } satisfies Written, { status: 422 })
  const done = await attempt(shop.reviews.write(buyer, { lineId, ...submission.value }), locale)
  if ('outcome' in done) return data({ ...typed, errors: {}, refusal: done.words } satisfies Written, { status: 409 })
  return goOn(`/products/${done.slug}#reviews`, 'reviews.flash.written')
}

export default function NewReview() {
  const t = useTranslations('reviews.write')
  const { line } = useLoaderData<typeof loader>()
  const written = useActionData<typeof action>()
  return (
    <Page narrow>
      <PageTitle lead={t('lead')}>{t('title')}</PageTitle>
      {written?.refusal ? <Notice tone="bad">{written.refusal}</Notice> : null}
      <div className="mb-6 border-y border-line py-4">
        <OrderGoods goods={line} />
      </div>
      {line.review ? (
        <Notice tone="good" title={t('done')}>
          <Stars tenths={line.review.rating * 10} />
          <p className="whitespace-pre-line">{line.review.words}</p>
        </Notice>
      ) : line.arrived ? (
        <ReviewForm written={written} />
      ) : (
        <Notice>{t('tooEarly')}</Notice>
      )}
      <p className="mt-6 flex flex-wrap gap-3">
        <ButtonLink look="quiet" href={`/orders/${line.orderId}`}>
          {t('toOrder')}
        </ButtonLink>
        <ButtonLink look="plain" href={`/products/${line.slug}`}>
          {t('toProduct')}
        </ButtonLink>
      </p>
    </Page>
  )
}
