import { useTranslations } from 'use-intl'
import type { LinePage } from '#server/households/read-line.ts'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { Notice } from '../../components/notice.tsx'
import { formatMoney } from '../../i18n/format-money.ts'
import { Step } from './step.tsx'

/** Provisional, confirmed or reversed; and the way to a refund while there is something to refund. */
export function StateStep({ line, answered }: { line: LinePage; answered?: { reason: string; error: string } }) {
  const t = useTranslations('coordinator.line')
  const reversed = line.orderState === 'refunding' || line.orderState === 'refunded'
  return (
    <Step id="state" icon="check" title={t('stateTitle')}>
      {reversed ? (
        <Notice>{t('stateReversed', { reason: line.refundReason ?? '–' })}</Notice>
      ) : line.completedAt ? (
        <Notice tone="good">{t('stateConfirmed')}</Notice>
      ) : (
        <Notice tone="warn">{t('stateProvisional')}</Notice>
      )}
      {reversed ? null : (
        <details className="rounded-lg border border-line bg-card p-4" open={answered !== undefined}>
          <summary className="flex min-h-9 items-center gap-1 font-medium">
            <Icon name="down" />
            {t('refund')}
          </summary>
          <form method="post" className="mt-2 max-w-[40rem]">
            <p className="mb-3 text-soft">{t('refundLead')}</p>
            <TextField
              name="reason"
              label={t('reason')}
              hint={t('reasonHint')}
              minLength={4}
              maxLength={200}
              required
              defaultValue={answered?.reason}
              errors={answered ? [answered.error] : undefined}
            />
            <Button look="quiet">{t('refundDo', { amount: formatMoney(line.orderTotalFen) })}</Button>
          </form>
        </details>
      )}
    </Step>
  )
}
