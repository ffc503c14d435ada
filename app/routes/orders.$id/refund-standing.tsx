import { useFormatter, useTranslations } from 'use-intl'
import type { OrderView, RefundView } from '#server/orders/read-own-order.ts'
import { Notice } from '../../components/notice.tsx'
import { formatMoney } from '../../i18n/format-money.ts'
import { OrderAgain } from './order-again.tsx'
import { lateness } from './timeline-of.ts'

/** A second payment that goes back does not end the order; the refund that does is any other. */
const isSurplus = ({ reason }: RefundView): boolean => reason === 'surplus'

/** The order's money is going back, or has gone back: how much and when. */
export function RefundStanding({ order }: { order: OrderView }) {
  const t = useTranslations('orders')
  const format = useFormatter()
  const refund = order.refunds.find((one) => !isSurplus(one))
  if (!refund) return null
  const amount = formatMoney(refund.amountFen)
  const late = lateness(order) === 'refunded'
  if (refund.state === 'failed') return <Notice tone="bad">{t('refunding.failed')}</Notice>
  if (refund.state === 'requested' || !refund.settledAt)
    return <Notice tone="warn">{t(late ? 'refunding.late' : 'refunding.lead', { amount })}</Notice>
  const time = format.dateTime(refund.settledAt, 'moment')
  return (
    <>
      <Notice tone="good">{t(late ? 'refunded.late' : 'refunded.lead', { amount, time })}</Notice>
      <OrderAgain order={order}>{t('refunded.again')}</OrderAgain>
    </>
  )
}

/** Money that was paid a second time and goes back by itself. */
export function SurplusRefunds({ order }: { order: OrderView }) {
  const t = useTranslations('orders.surplus')
  const format = useFormatter()
  return order.refunds.filter(isSurplus).map(({ state, amountFen, requestedAt, settledAt }) => (
    <Notice key={requestedAt.getTime()} tone="warn">
      {t(state, {
        amount: formatMoney(amountFen),
        time: settledAt ? format.dateTime(settledAt, 'moment') : '',
      })}
    </Notice>
  ))
}
