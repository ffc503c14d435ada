import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { isDomainError } from '#domain/errors.ts'
import { buySchema } from '#domain/forms/checkout.ts'
import { ButtonLink } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { Page, PageTitle } from '../../components/page.tsx'
import { titled } from '../../http/page-head.ts'
import { parseForm } from '../../http/parse-form.ts'
import { toRefusal } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { checkoutOfNew } from '../checkout/answer.server.ts'
import { checkoutPath } from '../checkout/wanted.ts'

export const handle = { scripts: false } satisfies RouteHandle
export const meta = titled<typeof loader>

/** An address typed in by hand has nothing to buy; the answer to a POST is shown. */
export function loader({ request, context }: LoaderFunctionArgs) {
  if (!request.headers.has('Content-Type')) throw redirect('/products')
  return { title: translate(context.locale)('checkout.refused.title') }
}

/**
 * One tap: whoever has ordered before gets the order placed at once, to the last address, and goes to pay. Everybody
 * else fills in the checkout first. A refusal is said plainly, with its status.
 */
export async function action({ request, context }: ActionFunctionArgs) {
  const { shop, buyer, locale } = context
  const submission = parseForm(await request.formData(), buySchema)
  if (submission.status !== 'success') throw data(null, { status: 400 })
  const { product, liveItem, quantity, delivery, orderId = crypto.randomUUID() } = submission.value
  const preorder = delivery === 'preorder'
  const wanted = { slug: product ?? null, liveItemId: liveItem ?? null, quantity, preorder }
  if (!wanted.slug && !wanted.liveItemId) throw data(null, { status: 400 })
  const [last, offer] = await Promise.all([shop.orders.readLastDelivery(buyer), shop.orders.readOffer(wanted)])
  if (!offer) throw data(null, { status: 404 })
  if (!last) return redirect(checkoutPath({ ...wanted, slug: offer.slug }), 303)
  const { productId, liveItemId } = offer
  try {
    await shop.orders.place(buyer, { orderId, productId, liveItemId, quantity, preorder, delivery: last, locale })
  } catch (error) {
    if (!isDomainError(error)) throw error
    const { status, message } = toRefusal(error, locale)
    const left = typeof error.detail.left === 'number' ? Math.max(0, error.detail.left) : null
    const fewer = left ? checkoutPath({ ...wanted, slug: offer.slug, quantity: left }) : null
    return data({ message, left, fewer, slug: offer.slug }, { status })
  }
  return redirect(...(await checkoutOfNew(orderId, context)))
}

/** Why one tap was not enough, and what can be done instead. */
export default function Refused() {
  const t = useTranslations('checkout')
  const answered = useActionData<typeof action>()
  return (
    <Page narrow>
      <PageTitle>{t('refused.title')}</PageTitle>
      {answered ? (
        <Notice tone="bad">
          {answered.message} {answered.left ? t('refused.left', { left: answered.left }) : null}
        </Notice>
      ) : null}
      <p className="mt-6 flex flex-wrap gap-3">
        {answered?.fewer ? <ButtonLink href={answered.fewer}>{t('refused.fewer')}</ButtonLink> : null}
        {answered ? (
          <ButtonLink href={`/products/${answered.slug}`} look="quiet">
            {t('seeProduct')}
          </ButtonLink>
        ) : null}
        <ButtonLink href="/products" look="quiet">
          {t('seeProducts')}
        </ButtonLink>
      </p>
    </Page>
  )
}
