import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { openClaimStates } from '#domain/claim-states.ts'
import { isDomainError } from '#domain/errors.ts'
import { type ParcelState, unsentParcelStates } from '#domain/parcel-states.ts'
import { Notice } from '../../components/notice.tsx'
import { orderNumber } from '../../components/order-number.ts'
import { standingOf } from '../../components/order-standing.ts'
import { Page, PageTitle, Section } from '../../components/page.tsx'
import { goOn } from '../../http/go-on.ts'
import { privately, titled } from '../../http/page-head.ts'
import { toRefusal } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { MessageKey } from '../../i18n/message-key.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { checkoutOf } from '../checkout/answer.server.ts'
import { Delivery } from './delivery.tsx'
import { Money } from './money.tsx'
import { isOwed, moneyBack } from './money-back.ts'
import { orderAgain } from './order-again.server.ts'
import { validOrderId } from './order-id.ts'
import { Parcels } from './parcels.tsx'
import { RefundList } from './refund-list.tsx'
import { Standing } from './standing.tsx'
import { Timeline } from './timeline.tsx'
import { WatchProgress } from './watch-progress.tsx'
import { WhatItDid } from './what-it-did.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately
export const meta = titled<typeof loader>

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { shop, buyer, locale } = context
  const id = validOrderId(params.id)
  // First the progress, then the order: what happens in between is asked for again rather than missed.
  const progress = await shop.orders.readOwnProgress(buyer, id)
  const order = await shop.orders.readOwn(buyer, id)
  if (!order || progress === null) throw data(null, { status: 404 })
  const t = translate(locale)
  const number = t('orders.number', { number: orderNumber(order.number) })
  const owed = moneyBack(order).some(isOwed)
  const disputed = order.disputes.some(({ state }) => state === 'open')
  const claimed = order.claims.some(({ state }) => openClaimStates.includes(state))
  const states = order.parcels.map(({ state }) => state)
  const sentSome = states.some(isSent) && states.some((state) => unsentParcelStates.includes(state))
  const facts = { owed, disputed, claimed, sentSome, attempt: order.attempts[0] ?? null }
  const standing = standingOf({ ...order, ...facts })
  const { silentDays } = shop.orders
  return { order, progress, number, standing, silentDays, title: `${t(`orders.state.${standing}`)} · ${number}` }
}

const isSent = (state: ParcelState): boolean => state === 'shipped' || state === 'delivered'

type Step = { work: (id: string) => Promise<void>; said: MessageKey }

/** What a buyer can do with an order; paying goes to the provider instead. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { shop, buyer, locale } = context
  const id = validOrderId(params.id)
  const steps: Record<string, Step> = {
    cancel: { work: (orderId) => shop.orders.cancel(buyer, orderId), said: 'orders.flash.cancelled' },
    refund: { work: (orderId) => shop.payments.refundOwn(buyer, orderId), said: 'orders.flash.refunding' },
    receive: { work: (orderId) => shop.orders.confirmReceipt(buyer, orderId), said: 'orders.flash.completed' },
  }
  const intent = String((await request.formData()).get('intent'))
  if (intent === 'again') return orderAgain(id, context)
  const step = steps[intent]
  if (!step && intent !== 'pay') throw data(null, { status: 400 })
  try {
    if (!step) return redirect(...(await checkoutOf(id, { shop, buyer })))
    await step.work(id)
    return goOn(`/orders/${id}`, step.said)
  } catch (error) {
    if (!isDomainError(error)) throw error
    const { code, status, message } = toRefusal(error, locale)
    if (status === 404) throw data(null, { status })
    const words = code === 'OrderDisputed' ? translate(locale)('orders.dispute.refused') : message
    return data({ code, message: words }, { status })
  }
}

export default function OrderPage() {
  const t = useTranslations('orders')
  const { order, progress, number, standing, silentDays } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const unreachable = answered?.code === 'PaymentUnavailable'
  return (
    <Page>
      <PageTitle above={number}>{t(`state.${standing}`)}</PageTitle>
      {answered && !unreachable ? <Notice tone="bad">{answered.message}</Notice> : null}
      <div className="grid gap-x-12 lg:grid-cols-[1fr_24rem]">
        <div>
          <Standing order={order} unreachable={unreachable} silentDays={silentDays} />
          <RefundList order={order} />
          <Section title={t('goods')}>
            <Parcels order={order} />
            <Money order={order} />
            {order.paidFen > 0n ? (
              <p className="mt-2 text-right">
                <a className="link inline-flex min-h-11 items-center" href={`/orders/${order.id}/receipt`}>
                  {t('receipt.link')}
                </a>
              </p>
            ) : null}
          </Section>
          <WhatItDid order={order} />
        </div>
        <div className="mt-10 lg:mt-0">
          <Section title={t('timeline.title')}>
            <Timeline order={order} />
          </Section>
          <Section title={t('delivery')}>
            <Delivery order={order} />
          </Section>
        </div>
      </div>
      {progress.expects === 'nothing' ? null : (
        <WatchProgress path={`/orders/${order.id}/progress`} known={progress.text} soon={progress.expects === 'soon'} />
      )}
    </Page>
  )
}
