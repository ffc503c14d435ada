import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { privately } from '../../http/page-head.ts'
import { refusing } from '../../http/to-response.ts'
import { formatSum } from '../../i18n/format-money.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { requireCoordinator } from '../coordinator/guard.ts'
import { BackTo } from '../coordinator.payments/act.tsx'
import { answerAct } from '../coordinator.payments/answer-act.server.ts'
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
  return answerAct(context, {
    typed: { byHand, evidence },
    wrong: byHand && !fits ? 'desk.refund.evidenceShort' : null,
    work: () =>
      byHand ? payments.refundByHand(viewer, { refundId, evidence }) : payments.retryRefund(viewer, refundId),
    page: `/coordinator/payments/refunds/${refundId}`,
    done: byHand ? 'desk.done.byHand' : 'desk.done.retried',
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
