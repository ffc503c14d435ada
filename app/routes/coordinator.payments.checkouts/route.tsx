import { type ActionFunctionArgs, data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { isDomainError } from '#domain/errors.ts'
import { Notice } from '../../components/notice.tsx'
import { goOn } from '../../http/go-on.ts'
import { privately } from '../../http/page-head.ts'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { requireCoordinator } from '../coordinator/guard.ts'
import { listLoader } from '../coordinator.payments/list-loader.server.ts'
import { MoneyPage } from '../coordinator.payments/money-page.tsx'
import { useCheckoutColumns } from './checkout-columns.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

export const loader = listLoader(({ desk }, viewer, asked) => desk.checkouts(viewer, asked))

/** Asks the provider about an order's checkouts now. */
export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const orderId = String((await request.formData()).get('orderId') ?? '')
  const asking = context.shop.payments.recheckOrder(viewer, orderId).catch((error: unknown) => {
    if (isDomainError(error) && error.code === 'PaymentUnavailable') return null
    throw error
  })
  if ((await refusing(context, asking)) === null)
    return data({ error: translate(context.locale)('desk.checkouts.unavailable') }, { status: 503 })
  const { pathname, search } = new URL(request.url)
  return goOn(pathname + search, 'desk.done.rechecked')
}

/** Checkouts whose end we do not know. */
export default function Checkouts() {
  const { asked, list } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useTranslations('desk.checkouts')
  const columns = useCheckoutColumns()
  return (
    <MoneyPage
      area="checkouts"
      asked={asked}
      list={list}
      states={['open', 'unanswered']}
      stateName={(state) => t(`states.${state}`)}
      columns={columns}
      rowKey={(row) => row.id}
    >
      {answered ? <Notice tone="bad">{answered.error}</Notice> : null}
      {list.count > 0 ? <p className="mb-3 max-w-prose text-sm">{t('askLead')}</p> : null}
    </MoneyPage>
  )
}
