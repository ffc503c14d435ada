import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirectDocument } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { flash } from '../../http/flash.ts'
import { refusing, toRefusal } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import { privately, requireCoordinator } from '../coordinator/guard.ts'
import { MovingSign } from '../coordinator/moving-sign.tsx'
import { EarningsStep } from './earnings-step.tsx'
import { LedgerStep } from './ledger-step.tsx'
import { OrderStep, SessionStep } from './order-step.tsx'
import { SplitStep } from './split-step.tsx'
import { StateStep } from './state-step.tsx'

export const headers = privately

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  return data({ line: await refusing(context, context.shop.households.line(viewer, params.id ?? '')) })
}

const SHORTEST_REASON = 4

/** Refunds the line's order in full. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const { orderId } = await refusing(context, context.shop.households.line(viewer, params.id ?? ''))
  const reason = String((await request.formData()).get('reason') ?? '').trim()
  if ([...reason].length < SHORTEST_REASON)
    return data({ reason, error: translate(context.locale)('coordinator.line.reasonShort') }, { status: 422 })
  try {
    await context.shop.payments.refundAsStaff(viewer, { orderId, reason })
  } catch (error) {
    const refusal = toRefusal(error, context.locale)
    return data({ reason, error: refusal.message }, { status: refusal.status })
  }
  return redirectDocument(`/coordinator/lines/${params.id}#state`, {
    status: 303,
    headers: { 'Set-Cookie': flash('coordinator.line.refunded') },
  })
}

/** One order line, from the live room to the ledger. */
export default function Line() {
  const { line } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useTranslations('coordinator.line')
  return (
    <>
      <header className="mb-6">
        <div className="flex flex-wrap items-center justify-between gap-x-6 text-sm text-soft">
          <a href="/coordinator/rows" className="link">
            {t('above')}
          </a>
          <MovingSign />
        </div>
        <h1 className="text-2xl">{t('title', { number: String(line.orderNumber) })}</h1>
        <p className="mt-1 max-w-prose text-sm text-soft">{t('lead')}</p>
      </header>
      <ol aria-label={t('trail')} className="relative ml-3 border-l-2 border-line-strong">
        <SessionStep line={line} />
        <OrderStep line={line} />
        <SplitStep line={line} />
        <EarningsStep line={line} />
        <LedgerStep line={line} />
        <StateStep line={line} answered={answered} />
      </ol>
    </>
  )
}
