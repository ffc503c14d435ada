import { useFormatter, useTranslations } from 'use-intl'
import type { OrderView } from '#server/orders/read-own-order.ts'
import { Notice } from '../../components/notice.tsx'
import { leftFen } from '../../components/order-standing.ts'
import { formatMoney } from '../../i18n/format-money.ts'
import { PlainStep, Step } from './step.tsx'

/** The deposit is paid: what is left to pay, until when, and what happens otherwise. */
export function ReservedStanding({ order, unreachable }: { order: OrderView; unreachable: boolean }) {
  const t = useTranslations('orders')
  const format = useFormatter()
  const [last] = order.attempts
  const deposit = formatMoney(leftFen(order))
  const balance = formatMoney(order.totalFen - leftFen(order))
  const time = order.balanceDueAt ? format.dateTime(order.balanceDueAt, 'moment') : ''
  if (last?.state === 'processing') return <Notice>{t('reserved.processing')}</Notice>
  const tried = last?.state === 'failed' || last?.state === 'expired'
  return (
    <>
      <Notice tone="good">
        <span className="block">{t('reserved.lead', { deposit, balance, time })}</span>
        {t('reserved.why')}
      </Notice>
      {unreachable ? (
        <Notice tone="warn" title={t('held.unreachable.title')}>
          {t('held.unreachable.text')}
        </Notice>
      ) : null}
      {tried ? <Notice tone="warn">{t('reserved.left')}</Notice> : null}
      <PlainStep intent="pay" act={t(tried ? 'reserved.payAgain' : 'reserved.pay', { balance })} />
      <Step
        ask={t('reserved.giveUpAsk')}
        text={t('reserved.giveUpText', { deposit })}
        intent="refund"
        act={t('reserved.giveUp', { deposit })}
      />
    </>
  )
}
