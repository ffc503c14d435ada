import { useFormatter, useTranslations } from 'use-intl'
import type { RefundRow } from '#server/payments/desk/list-refunds.ts'
import { Badge } from '../../components/card.tsx'
import { Fact, Facts } from '../../components/facts.tsx'
import { OrderCell, ProviderCell } from '../coordinator.payments/cells.tsx'
import { useMoneyWords } from '../coordinator.payments/money-words.ts'

/** What a refund is for, who asked for it, and what stands before and after it. */
export function RefundFacts({ refund }: { refund: RefundRow }) {
  const t = useTranslations('desk')
  const format = useFormatter()
  const words = useMoneyWords()
  const at = format.dateTime(refund.requestedAt, 'full')
  return (
    <div className="max-w-[48rem] text-sm">
      <Facts>
        <Fact name={t('list.state')}>
          <Badge tone={refund.state === 'succeeded' ? 'good' : 'warn'}>{words.refundState(refund)}</Badge>
        </Fact>
        <Fact name={t('list.order')}>
          <OrderCell {...refund} />
          {refund.units > 0 ? ` · ${t('refunds.units', { units: refund.units })}` : ''}
        </Fact>
        <Fact name={t('list.reason')}>{words.refundReason(refund)}</Fact>
        <Fact name={t('list.by')}>{t('refund.askedBy', { person: words.askedBy(refund), at })}</Fact>
        <Fact name={t('list.provider')}>
          <ProviderCell {...refund} id={refund.providerRefundId ?? refund.providerPaymentId} whole />
        </Fact>
        {refund.settledAt && refund.state === 'succeeded' ? (
          <Fact name={t('list.settled')}>{format.dateTime(refund.settledAt, 'full')}</Fact>
        ) : null}
        {refund.failureCode ? <Fact name={t('list.failure')}>{words.refundFailure(refund.failureCode)}</Fact> : null}
        {refund.replacesId || refund.replacedById ? (
          <Fact name={t('refund.place')}>
            {refund.replacesId ? <To id={refund.replacesId}>{t('refund.placeOf')}</To> : null}{' '}
            {refund.replacedById ? <To id={refund.replacedById}>{t('refund.placeTaken')}</To> : null}
          </Fact>
        ) : null}
      </Facts>
    </div>
  )
}

const To = ({ id, children }: { id: string; children: string }) => (
  <a href={`/coordinator/payments/refunds/${id}`} className="link">
    {children}
  </a>
)
