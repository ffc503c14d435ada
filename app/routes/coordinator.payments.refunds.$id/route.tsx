import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirectDocument } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { flash } from '../../http/flash.ts'
import { refusing, toRefusal } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import { formatSum } from '../../i18n/format-money.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { privately, requireCoordinator } from '../coordinator/guard.ts'
import { BackTo } from '../coordinator.payments/act.tsx'
import { wordsOf } from '../coordinator.payments/words-of.ts'
import { RefundFacts } from './refund-facts.tsx'
import { RefundSettlement } from './refund-settlement.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  return data({ refund: await refusing(context, context.shop.desk.refund(viewer, params.id ?? '')) })
}

/** Hands a failed refund to the provider again, or notes that it was paid from our bank account. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const { payments } = context.shop
  const refundId = params.id ?? ''
  const form = await request.formData()
  const byHand = form.get('intent') === 'byHand'
  const { words: evidence, fits } = wordsOf(form, 'evidence')
  const answer = (error: string, status: number) => data({ byHand, evidence, error }, { status })
  if (byHand && !fits) return answer(translate(context.locale)('desk.refund.evidenceShort'), 422)
  try {
    await (byHand ? payments.refundByHand(viewer, { refundId, evidence }) : payments.retryRefund(viewer, refundId))
  } catch (error) {
    const { message, status } = toRefusal(error, context.locale)
    return answer(message, status)
  }
  return redirectDocument(`/coordinator/payments/refunds/${refundId}`, {
    status: 303,
    headers: { 'Set-Cookie': flash(byHand ? 'desk.done.byHand' : 'desk.done.retried') },
  })
}

/** One refund: what it is, what became of it, and what can be done where it failed. */
export default function Refund() {
  const { refund } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useTranslations('desk.refund')
  return (
    <article>
      <BackTo href="/coordinator/payments/refunds?state=all">{t('back')}</BackTo>
      <h2 className="mb-3 text-xl">{t('title', { amount: formatSum(refund.amountFen, refund.currency) })}</h2>
      <RefundFacts refund={refund} />
      <RefundSettlement refund={refund} answered={answered} />
    </article>
  )
}
