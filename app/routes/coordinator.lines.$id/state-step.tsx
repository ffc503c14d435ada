import { useTranslations } from 'use-intl'
import type { LinePage } from '#server/households/read-line.ts'
import type { Refundable } from '#server/payments/desk/read-refundable.ts'
import { Notice } from '../../components/notice.tsx'
import { formatMoney } from '../../i18n/format-money.ts'
import { useMoneyWords } from '../coordinator.payments/money-words.ts'
import { type AnsweredRefund, RefundForm } from './refund-form.tsx'
import { Step } from './step.tsx'

/** Provisional, confirmed or reversed, in part or whole; and the way to a refund while there is something to refund. */
export function StateStep(props: {
  line: LinePage
  refundable: Refundable
  refundId: string
  answered: AnsweredRefund
}) {
  const { line, refundable, refundId, answered } = props
  const t = useTranslations('coordinator.line')
  const words = useMoneyWords()
  const reversed = line.orderState === 'refunding' || line.orderState === 'refunded'
  const { lineRefundedFen, lineLeftFen, disputed, allowed } = refundable
  return (
    <Step id="state" icon="check" title={t('stateTitle')}>
      {reversed ? (
        <Notice>{t('stateReversed', { reason: words.refundReason({ reason: line.refundReason ?? '–' }) })}</Notice>
      ) : line.confirmedAt ? (
        <Notice tone="good">{t('stateConfirmed')}</Notice>
      ) : (
        <Notice tone="warn">{t('stateProvisional')}</Notice>
      )}
      {!reversed && lineRefundedFen > 0n ? (
        <Notice>{t('statePart', { refunded: formatMoney(lineRefundedFen), left: formatMoney(lineLeftFen) })}</Notice>
      ) : null}
      {disputed ? <Notice tone="bad">{t('stateDisputed')}</Notice> : null}
      {allowed ? <RefundForm {...{ refundable, refundId, answered }} /> : <Refused answered={answered} />}
    </Step>
  )
}

/** A refund that was refused because it is not allowed any more. */
function Refused({ answered }: { answered: AnsweredRefund }) {
  const error = answered?.errors.part ?? answered?.errors.units ?? answered?.errors.amount
  return error ? <Notice tone="bad">{error}</Notice> : null
}
