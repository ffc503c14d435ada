import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirectDocument } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { cartCountSetCookie } from '#domain/cart-count.ts'
import { ButtonLink } from '../../components/button.tsx'
import { EmptyState, Notice } from '../../components/notice.tsx'
import { Page, PageTitle } from '../../components/page.tsx'
import { titled } from '../../http/page-head.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { changeCart } from './answer.server.ts'
import { ProducerGroup } from './producer-group.tsx'
import { Sum } from './sum.tsx'

export const handle = { scripts: false, islands: ['cart'] } satisfies RouteHandle
export const meta = titled<typeof loader>

/** Reads the cart, and notes that its owner has now been shown the prices. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, buyer, viewer, locale } = context
  const last = await shop.orders.readLastDelivery(buyer)
  const cart = await shop.cart.read(buyer, last?.province ?? null)
  if (!request.headers.has('Sec-Purpose')) await shop.cart.notePrices(buyer, cart.lines)
  const units = cart.lines.reduce((sum, { quantity }) => sum + quantity, 0)
  return data(
    { title: translate(locale)('cart.title'), cart, province: last?.province ?? null, signedIn: viewer !== null },
    { headers: { 'Cache-Control': 'no-store', 'Set-Cookie': cartCountSetCookie(units) } },
  )
}

export async function action({ request, context }: ActionFunctionArgs) {
  const answer = await changeCart(await request.formData(), context)
  if ('refused' in answer) return data(answer.refused, { status: answer.status })
  const headers = answer.cookies.map((cookie): [string, string] => ['Set-Cookie', cookie])
  return redirectDocument('/cart', { status: 303, headers })
}

export default function CartPage() {
  const t = useTranslations('cart')
  const { cart, province, signedIn } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const groups = [...Map.groupBy(cart.lines, ({ producer }) => producer.slug).values()]
  const lost = refused?.line && !cart.lines.some(({ slug }) => slug === refused.line?.slug)
  return (
    <Page>
      <PageTitle lead={groups.length > 0 ? t('lead') : undefined}>{t('title')}</PageTitle>
      {refused?.refusal || lost ? <Notice tone="bad">{refused?.refusal ?? t('badQuantity')}</Notice> : null}
      {groups.length === 0 ? (
        <EmptyCart />
      ) : (
        <div className="grid items-start gap-x-10 gap-y-6 lg:grid-cols-[1fr_21rem]">
          <div className="grid gap-5">
            {cart.lines.some(({ oldPriceFen }) => oldPriceFen !== null) ? (
              <p role="status" className="rounded-md bg-warn-wash px-4 py-2 text-warn">
                {t('priceChanged')}
              </p>
            ) : null}
            {groups.map((lines) => (
              <ProducerGroup
                key={lines[0]?.producer.slug}
                lines={lines}
                parcels={cart.quote.parcels.filter(({ producer }) => producer.slug === lines[0]?.producer.slug)}
                province={province}
                refused={refused?.line}
              />
            ))}
          </div>
          <Sum quote={cart.quote} province={province} signedIn={signedIn} />
        </div>
      )}
    </Page>
  )
}

function EmptyCart() {
  const t = useTranslations('cart')
  return (
    <EmptyState
      title={t('empty')}
      action={
        <>
          <ButtonLink href="/products">{t('seeProducts')}</ButtonLink>
          <ButtonLink href="/live" look="quiet">
            {t('seeLive')}
          </ButtonLink>
        </>
      }
    >
      {t('emptyText')}
    </EmptyState>
  )
}
