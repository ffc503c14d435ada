import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useFormatter, useTranslations } from 'use-intl'
import { orderNumber } from '../../components/order-number.ts'
import { Page } from '../../components/page.tsx'
import { PrintButton } from '../../components/print-button.tsx'
import { privately, titled } from '../../http/page-head.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { Money } from '../orders.$id/money.tsx'
import { validOrderId } from '../orders.$id/order-id.ts'
import { People } from './people.tsx'
import { Seller } from './seller.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately
export const meta = titled<typeof loader>

export async function loader({ params, context }: LoaderFunctionArgs) {
  const receipt = await context.shop.orders.readReceipt(context.buyer, validOrderId(params.id))
  if (!receipt) throw data(null, { status: 404 })
  const number = orderNumber(receipt.order.number)
  return { ...receipt, title: translate(context.locale)('orders.receipt.of', { number }) }
}

/** One sheet of A4, and readable on a phone. */
export default function ReceiptPage() {
  const t = useTranslations('orders.receipt')
  const format = useFormatter()
  const { order, sellers, payments, title } = useLoaderData<typeof loader>()
  return (
    <Page>
      <article className="mx-auto max-w-[48rem] rounded-lg border border-line bg-card p-5 md:p-10 print:max-w-none print:border-0 print:p-0">
        <header className="mb-6 flex flex-wrap items-baseline justify-between gap-x-6 border-b-2 border-ink pb-3">
          <h1 className="text-2xl">{title}</h1>
          <p className="font-display text-lg">芦花集 Reedflower</p>
        </header>
        <People order={order} payments={payments} />
        {sellers.map((seller) => (
          <Seller
            key={seller.lineIds[0]}
            seller={seller}
            lines={order.lines.filter(({ id }) => seller.lineIds.includes(id))}
          />
        ))}
        <section className="mt-6 break-inside-avoid border-t-2 border-ink">
          <Money order={order} />
        </section>
        <footer className="mt-8 border-t border-line pt-3 text-sm text-soft">
          <p>{t('notInvoice')}</p>
          <p>{t('issued', { time: format.dateTime(order.readAt, 'full') })}</p>
        </footer>
      </article>
      <p className="no-print mx-auto mt-6 flex max-w-[48rem] flex-wrap items-center gap-4">
        <PrintButton>{t('print')}</PrintButton>
        <a className="link inline-flex min-h-11 items-center" href={`/orders/${order.id}`}>
          {t('back')}
        </a>
      </p>
    </Page>
  )
}
