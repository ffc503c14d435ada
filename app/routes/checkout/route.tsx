import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import { parsePhone } from '#domain/phone.ts'
import type { Offer } from '#server/orders/read-offer.ts'
import type { Shop } from '#server/shop.ts'
import { ButtonLink } from '../../components/button.tsx'
import { EmptyState } from '../../components/notice.tsx'
import { Page, PageTitle } from '../../components/page.tsx'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { place, quantityOf, recount } from './answer.server.ts'
import { CheckoutForm } from './checkout-form.tsx'
import type { Preview } from './summary.tsx'
import { readDraftId, readWanted, withDraftId } from './wanted.ts'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = () => ({ 'Cache-Control': 'no-store' })
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

/** A page asked for by a POST counts for the quantity that was sent; the address only says what it began with. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const wanted = readWanted(request.url)
  const draftId = readDraftId(request.url)
  // Loaders also run for the page that answers a POST; that one must show what was wrong, not go elsewhere.
  if (!draftId && !request.headers.has('Content-Type')) throw redirect(withDraftId(request.url))
  const { shop, buyer, viewer, locale } = context
  if (!wanted.slug && !wanted.liveItemId) throw data(null, { status: 404 })
  const [offer, delivery] = await Promise.all([shop.orders.readOffer(wanted), shop.orders.readLastDelivery(buyer)])
  if (!offer) throw data(null, { status: 404 })
  const preview = await previewOf(offer, wanted.quantity, shop)
  const t = translate(locale)
  return {
    title: `${t('checkout.title')} · ${inLocale(locale, offer.nameZh, offer.nameEn)}`,
    orderId: draftId ?? crypto.randomUUID(),
    ...{ wanted, offer, preview, delivery },
    phone: delivery?.phone ?? parsePhone(viewer?.phone ?? ''),
    signedIn: viewer !== null,
    holdMinutes: shop.orders.holdMinutes,
  }
}

/** What so many cost and whom that reaches. */
async function previewOf(offer: Offer, quantity: number, { orders }: Shop): Promise<Preview> {
  const totalFen = offer.unitPriceFen * BigInt(quantity)
  const parts = offer.versionId ? await orders.previewParts(offer.versionId, totalFen) : []
  return { quantity, totalFen, parts }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const wanted = readWanted(request.url)
  const offer = await context.shop.orders.readOffer(wanted)
  if (!offer) throw data(null, { status: 404 })
  const answer = form.get('intent') === 'recount' ? recount(form) : await place(form, offer, context)
  if ('goTo' in answer) return redirect(...answer.goTo)
  const preview = await previewOf(offer, quantityOf(form) ?? wanted.quantity, context.shop)
  return data({ ...answer.again, preview }, { status: answer.status })
}

export default function CheckoutPage() {
  const t = useTranslations('checkout')
  const loaded = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const { offer, holdMinutes } = loaded
  const sellable = offer.versionId !== null && offer.onAir && (offer.shipsNow || offer.preorder !== null)
  const available = sellable && offer.left > 0
  return (
    <Page>
      <PageTitle lead={available ? t('lead', { minutes: holdMinutes }) : undefined}>{t('title')}</PageTitle>
      {available ? <CheckoutForm loaded={loaded} answered={answered} /> : <NotNow offer={offer} sellable={sellable} />}
    </Page>
  )
}

function NotNow({ offer, sellable }: { offer: Offer; sellable: boolean }) {
  const t = useTranslations('checkout')
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
