import { useTranslations } from 'use-intl'
import { CURRENCY } from '#domain/money.ts'
import type { RefundRow } from '#server/payments/desk/list-refunds.ts'
import { Notice } from '../../components/notice.tsx'
import { ReasonField } from '../../components/reason-field.tsx'
import { formatSum } from '../../i18n/format-money.ts'
import { Act } from '../coordinator.payments/act.tsx'
import { useMoneyWords } from '../coordinator.payments/money-words.ts'
import { useDesk } from '../coordinator.payments/use-desk.ts'

type Answered = { byHand: boolean; evidence: string; error: string } | undefined

/** Whether the buyer has the money; where the provider could not pay, the two ways to settle it. */
export function RefundSettlement({ refund, answered }: { refund: RefundRow; answered: Answered }) {
  const t = useTranslations('desk.refund')
  const words = useMoneyWords()
  const { admin } = useDesk()
  const { state, evidence, settledByName: person, replacedById, failureCode } = refund
  if (state === 'requested') return <Notice>{t('waiting')}</Notice>
  if (state === 'succeeded' && person && evidence)
    return <Notice tone="good">{t('paidByHand', { person, evidence })}</Notice>
  if (state === 'succeeded') return <Notice tone="good">{t('paid')}</Notice>
  if (replacedById) return <Notice>{t('replaced')}</Notice>
  if (!admin) return <Notice tone="warn">{t('adminOnly')}</Notice>
  return (
    <section aria-labelledby="settle">
      <h2 id="settle" className="mt-6 text-xl">
        {t('handled')}
      </h2>
      <Notice tone="warn">{t('failed', { why: words.refundFailure(failureCode ?? 'unknown') })}</Notice>
      {answered && !answered.byHand ? <Notice tone="bad">{answered.error}</Notice> : null}
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <Retry refund={refund} />
        <ByHand refund={refund} answered={answered?.byHand ? answered : undefined} />
      </div>
    </section>
  )
}

function Retry({ refund }: { refund: RefundRow }) {
  const t = useTranslations('desk.refund')
  const amount = formatSum(refund.amountFen, refund.currency)
  return <Act intent="retry" title={t('retry')} lead={t('retryLead')} act={t('retryDo', { amount })} />
}

function ByHand({ refund, answered }: { refund: RefundRow; answered: Answered }) {
  const t = useTranslations('desk.refund')
  const { currency } = refund
  if (currency !== CURRENCY) return <Notice>{t('byHandForeign', { currency })}</Notice>
  const amount = formatSum(refund.amountFen)
  return (
    <Act intent="byHand" title={t('byHand')} lead={t('byHandLead')} act={t('byHandDo', { amount })} look="quiet">
      <ReasonField
        name="evidence"
        label={t('evidenceLabel')}
        hint={t('evidenceHint')}
        rows={3}
        defaultValue={answered?.evidence}
        errors={answered?.error}
      />
    </Act>
  )
}
