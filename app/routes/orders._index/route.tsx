import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useFormatter, useTranslations } from 'use-intl'
import type { OrderSummary } from '#server/orders/read-own-orders.ts'
import { ButtonLink } from '../../components/button.tsx'
import { Badge } from '../../components/card.tsx'
import { EmptyState } from '../../components/notice.tsx'
import { OrderGoods } from '../../components/order-goods.tsx'
import { orderNumber } from '../../components/order-number.ts'
import { partBackFen, type Standing, standingOf } from '../../components/order-standing.ts'
import { Page, PageTitle } from '../../components/page.tsx'
import { Pagination } from '../../components/pagination.tsx'
import { privately, titled } from '../../http/page-head.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import { formatMoney } from '../../i18n/format-money.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { type Asked, hrefOf, readAsked } from './asked.ts'
import { Filters } from './filters.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately
export const meta = titled<typeof loader>

export async function loader({ request, context }: LoaderFunctionArgs) {
  const asked = readAsked(new URL(request.url).searchParams)
  if (!asked) throw data(null, { status: 404 })
  const { orders, pages } = await context.shop.orders.listOwn(context.buyer, asked)
  if (asked.page > 1 && asked.page > pages) throw data(null, { status: 404 })
  const title = translate(context.locale)('orders.mine')
  return { title, orders, pages, asked, signedIn: context.viewer !== null }
}

export default function MyOrders() {
  const t = useTranslations('orders')
  const { orders, pages, asked, signedIn } = useLoaderData<typeof loader>()
  const all = asked.filter === null && asked.number === null
  const lead = orders.length > 0 ? t('mineLead', { who: t(signedIn ? 'whoAccount' : 'whoGuest') }) : undefined
  return (
    <Page>
      <PageTitle lead={lead}>{t('mine')}</PageTitle>
      {all && orders.length === 0 ? null : <Filters asked={asked} />}
      {orders.length === 0 ? (
        <Nothing asked={asked} />
      ) : (
        <ul className="grid gap-4">
          {orders.map((order) => (
            <Row key={order.id} order={order} />
          ))}
        </ul>
      )}
      <Pagination page={asked.page} pages={pages} href={(page) => hrefOf({ ...asked, page })} />
    </Page>
  )
}

function Nothing({ asked: { filter, number } }: { asked: Asked }) {
  const t = useTranslations('orders')
  const all = <ButtonLink href="/orders">{t('filter.all')}</ButtonLink>
  if (number !== null)
    return (
      <EmptyState title={t('filter.noneNumber')} action={all}>
        {t('filter.noneNumberText')}
      </EmptyState>
    )
  if (filter !== null)
    return (
      <EmptyState title={t('filter.none')} action={all}>
        {t('filter.noneText')}
      </EmptyState>
    )
  return (
    <EmptyState title={t('empty.title')} action={<ButtonLink href="/products">{t('empty.action')}</ButtonLink>}>
      {t('empty.text')}
    </EmptyState>
  )
}

const tones: Partial<Record<Standing, 'accent' | 'good' | 'warn'>> = {
  held: 'accent',
  reserved: 'accent',
  processing: 'accent',
  failed: 'accent',
  paid: 'good',
  packed: 'good',
  sentSome: 'good',
  shipped: 'good',
  delivered: 'good',
  completed: 'good',
  refunding: 'warn',
  owed: 'warn',
  disputed: 'warn',
  claimed: 'warn',
}

function Row({ order }: { order: OrderSummary }) {
  const t = useTranslations('orders')
  const format = useFormatter()
  const number = orderNumber(order.number)
  const standing = standingOf(order)
  return (
    <li className="rounded-lg border border-line bg-card p-4">
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-b border-line pb-2 text-sm">
        <span className="text-soft tabular">
          {t('number', { number })} · {t('placedAt', { time: format.dateTime(order.placedAt, 'moment') })}
        </span>
        <span className="flex flex-wrap gap-2">
          <Badge tone={tones[standing]}>{t(`state.${standing}`)}</Badge>
          <Marks order={order} standing={standing} />
        </span>
      </div>
      <OrderGoods goods={order}>
        {standing === 'held' || standing === 'failed' ? (
          <p className="text-sm">{t('held.lead', { time: format.dateTime(order.holdExpiresAt, 'time') })}</p>
        ) : null}
        {standing === 'reserved' && order.balanceDueAt ? (
          <p className="text-sm">{t('balanceDue', { time: format.dateTime(order.balanceDueAt, 'moment') })}</p>
        ) : null}
        <div className="flex flex-wrap items-center justify-between gap-x-4">
          <p className="tabular">
            {t('quantity', { quantity: order.quantity })} {order.more > 0 ? t('more', { count: order.more + 1 }) : null}
            <span className="ml-3">{formatMoney(order.totalFen)}</span>
          </p>
          <a className="link inline-flex min-h-11 items-center" href={`/orders/${order.id}`}>
            {t('see')}
            <span className="sr-only"> {number}</span>
          </a>
        </div>
      </OrderGoods>
    </li>
  )
}

/** What the order's state does not say of its money. */
function Marks({ order, standing }: { order: OrderSummary; standing: Standing }) {
  const t = useTranslations('orders.mark')
  const backFen = partBackFen(order)
  const ended = order.state === 'cancelled' || order.state === 'expired'
  return (
    <>
      {ended && order.attempt?.state === 'processing' ? <Badge tone="accent">{t('processing')}</Badge> : null}
      {backFen > 0n ? <Badge>{t('part', { amount: formatMoney(backFen) })}</Badge> : null}
      {order.owed && standing !== 'owed' ? <Badge tone="warn">{t('owed')}</Badge> : null}
      {order.claimed && standing !== 'claimed' ? <Badge tone="warn">{t('claimed')}</Badge> : null}
      {order.disputed && standing !== 'disputed' ? <Badge tone="warn">{t('disputed')}</Badge> : null}
    </>
  )
}
