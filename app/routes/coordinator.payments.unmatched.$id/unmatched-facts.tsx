import { useFormatter, useTranslations } from 'use-intl'
import type { UnmatchedRow } from '#server/payments/desk/list-unmatched.ts'
import { Fact, Facts } from '../../components/facts.tsx'
import { formatSum } from '../../i18n/format-money.ts'
import { ProviderCell } from '../coordinator.payments/cells.tsx'
import { useMoneyWords } from '../coordinator.payments/money-words.ts'

/** What is known of money that fits no order. */
export function UnmatchedFacts({ payment }: { payment: UnmatchedRow }) {
  const t = useTranslations('desk')
  const format = useFormatter()
  const words = useMoneyWords()
  const { orderNumber, wantedFen, wantedCurrency, refundId } = payment
  return (
    <div className="max-w-[48rem] text-sm">
      <Facts>
        <Fact name={t('unmatched.paidAt')}>{format.dateTime(payment.paidAt, 'full')}</Fact>
        <Fact name={t('list.reason')}>
          {orderNumber === null ? t('unmatched.unknown') : t('unmatched.forOrder', { number: String(orderNumber) })}
        </Fact>
        {wantedFen === null ? null : (
          <Fact name={t('unmatched.wanted')}>{formatSum(wantedFen, wantedCurrency ?? undefined)}</Fact>
        )}
        <Fact name={t('unmatched.method')}>{words.method(payment.method)}</Fact>
        <Fact name={t('unmatched.source')}>{t(`sources.${payment.source}`)}</Fact>
        <Fact name={t('list.provider')}>
          <ProviderCell {...payment} id={payment.providerPaymentId} whole />
        </Fact>
        <Fact name={t('list.state')}>
          {t(`unmatched.state.${payment.refundState ?? 'open'}`)}{' '}
          {refundId ? (
            <a href={`/coordinator/payments/refunds/${refundId}`} className="link">
              {t('unmatched.refund')}
            </a>
          ) : null}
        </Fact>
      </Facts>
    </div>
  )
}
