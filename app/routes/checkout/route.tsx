import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import { parsePhone } from '#domain/phone.ts'
import type { Offer } from '#server/orders/read-offer.ts'
import { ButtonLink } from '../../components/button.tsx'
import { EmptyState } from '../../components/notice.tsx'
import { Page, PageTitle } from '../../components/page.tsx'
import { privately, titled } from '../../http/page-head.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { answer } from './answer.server.ts'
import { isSellable, readBasket } from './basket.server.ts'
import { CheckoutForm } from './checkout-form.tsx'
import { quoteOf } from './draft.server.ts'
import { problemsOf } from './problems.server.ts'
import { readDraftId, readWanted, withDraftId } from './wanted.ts'

export const handle = { scripts: false, islands: ['address', 'checkout'] } satisfies RouteHandle
export const headers = privately
export const meta = titled<typeof loader>

/** What a page asked for begins with; the one that answers a POST counts for what was sent. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, buyer, viewer, locale } = context
  // Loaders also run for the page that answers a POST; that one must show what was wrong, not go elsewhere.
  const first = !request.headers.has('Content-Type')
  const draftId = readDraftId(request.url)
  const basket = await readBasket(readWanted(request.url), context)
  if (!basket) throw data(null, { status: 404 })
  if (first && basket.lines.length === 0) throw redirect('/cart')
  if (first && !draftId) throw redirect(withDraftId(request.url))
  const [book, last] = await Promise.all([
    viewer ? shop.addresses.list(viewer.userId) : [],
    shop.orders.readLastDelivery(buyer),
  ])
  const { lines, offer } = basket
  const wish = { lines, province: (book[0] ?? last)?.province ?? null, couponCode: null, payment: 'whole' as const }
  const quote = await quoteOf(wish, offer, context)
  const t = translate(locale)
  return {
    title: [t('checkout.title'), ...(offer ? [inLocale(locale, offer.nameZh, offer.nameEn)] : [])].join(' · '),
    orderId: draftId ?? crypto.randomUUID(),
    parts: await shop.orders.previewOrderParts(quote.lines),
    ...{ offer, book, quote, last, available: offer === null || (isSellable(offer) && offer.left > 0) },
    problems: problemsOf({ quote, wish, offer, locale }),
    province: wish.province,
    phone: last?.phone ?? parsePhone(viewer?.phone ?? ''),
    signedIn: viewer !== null,
    holdMinutes: shop.orders.holdMinutes,
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const basket = await readBasket(readWanted(request.url), context)
  if (!basket) throw data(null, { status: 404 })
  const book = context.viewer ? await context.shop.addresses.list(context.viewer.userId) : []
  const answered = await answer({ form, basket, book, context })
  if ('goTo' in answered) return redirect(...answered.goTo)
  const { again, wish, status } = answered
  const quote = await quoteOf(wish, basket.offer, context)
  const problems = problemsOf({ quote, wish, offer: basket.offer, locale: context.locale })
  const parts = await context.shop.orders.previewOrderParts(quote.lines)
  const { province, payment } = wish
  return data({ ...again, ...{ quote, parts, problems, province, payment } }, { status })
}

export default function CheckoutPage() {
  const t = useTranslations('checkout')
  const loaded = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const { offer, available, holdMinutes } = loaded
  return (
    <Page>
      <PageTitle lead={available ? t('lead', { minutes: holdMinutes }) : undefined}>{t('title')}</PageTitle>
      {available || !offer ? <CheckoutForm loaded={loaded} answered={answered} /> : <NotNow offer={offer} />}
    </Page>
  )
}

function NotNow({ offer }: { offer: Offer }) {
  const t = useTranslations('checkout')
  const sellable = offer.versionId !== null && offer.onAir && (offer.shipsNow || offer.preorder !== null)
  const [title, text] = sellable
    ? [t('soldOut'), t('soldOutText')]
    : [t('notForSale'), offer.onAir ? (offer.versionId ? null : t('noSplit')) : t('offAir')]
  return (
    <EmptyState
      title={title}
      action={
        <>
          {offer.onAir ? null : <ButtonLink href={`/checkout?product=${offer.slug}`}>{t('buyList')}</ButtonLink>}
          <ButtonLink href={`/products/${offer.slug}`} look="quiet">
            {t('seeProduct')}
          </ButtonLink>
          <ButtonLink href="/products" look="quiet">
            {t('seeProducts')}
          </ButtonLink>
        </>
      }
    >
      {text}
    </EmptyState>
  )
}
