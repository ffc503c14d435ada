import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { ReasonField } from '../../components/reason-field.tsx'
import { privately } from '../../http/page-head.ts'
import { refusing } from '../../http/to-response.ts'
import { formatSum } from '../../i18n/format-money.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { requireCoordinator } from '../coordinator/guard.ts'
import { Act, BackTo } from '../coordinator.payments/act.tsx'
import { answerAct } from '../coordinator.payments/answer-act.server.ts'
import { wordsOf } from '../coordinator.payments/words-of.ts'
import { UnmatchedFacts } from './unmatched-facts.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  return data({ payment: await refusing(context, context.shop.desk.unmatchedPayment(viewer, params.id ?? '')) })
}

/** Sends the money back to who paid it. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const paymentId = params.id ?? ''
  const { words: reason, fits } = wordsOf(await request.formData(), 'reason')
  return answerAct(context, {
    typed: { reason },
    wrong: fits ? null : 'desk.unmatched.reasonShort',
    work: () => context.shop.payments.returnUnmatched(viewer, { paymentId, reason }),
    page: `/coordinator/payments/unmatched/${paymentId}`,
    done: 'desk.done.returned',
  })
}

/** Money that fits no order, and the way back for it. */
export default function UnmatchedPayment() {
  const { payment } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useTranslations('desk.unmatched')
  const amount = formatSum(payment.amountFen, payment.currency)
  return (
    <article>
      <BackTo href="/coordinator/payments/unmatched">{t('back')}</BackTo>
      <h2 className="mb-3 text-xl">{t('pageTitle', { amount })}</h2>
      <UnmatchedFacts payment={payment} />
      {payment.refundId ? null : (
        <div className="mt-6 max-w-[48rem]">
          <Act intent="return" title={t('return')} lead={t('returnLead', { amount })} act={t('returnDo', { amount })}>
            <ReasonField
              name="reason"
              label={t('reasonLabel')}
              hint={t('reasonHint')}
              defaultValue={answered?.reason}
              errors={answered?.error}
            />
          </Act>
        </div>
      )}
    </article>
  )
}
