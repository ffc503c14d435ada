import type { ReactNode } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { OrderView } from '#server/orders/read-own-order.ts'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { formatMoney } from '../../i18n/format-money.ts'
import { HeldStanding } from './held-standing.tsx'
import { OrderAgain } from './order-again.tsx'
import { RefundStanding, SurplusRefunds } from './refund-standing.tsx'
import { Step } from './step.tsx'
import { lateness } from './timeline-of.ts'

/** Where the order stands, in words, and what its buyer can do now. */
export function Standing({ order }: { order: OrderView }) {
  const parts: Record<OrderView['state'], () => ReactNode> = {
    held: () => <HeldStanding order={order} />,
    paid: () => <Paid order={order} />,
    shipped: () => <Shipped order={order} />,
    completed: () => <Completed />,
    cancelled: () => <Ended order={order} state="cancelled" />,
    expired: () => <Ended order={order} state="expired" />,
    refunding: () => <RefundStanding order={order} />,
    refunded: () => <RefundStanding order={order} />,
  }
  return (
    <>
      {parts[order.state]()}
      <SurplusRefunds order={order} />
    </>
  )
}

function Paid({ order }: { order: OrderView }) {
  const t = useTranslations('orders.paid')
  const format = useFormatter()
  const amount = formatMoney(order.totalFen)
  const releasesOn = order.lines[0]?.releasesOn
  return (
    <>
      <Notice tone="good">
        {releasesOn ? t('leadPreorder', { date: format.dateTime(releasesOn, 'monthDay') }) : t('lead')}
        {lateness(order) === 'sold' ? <span className="block">{t('late')}</span> : null}
      </Notice>
      <Step ask={t('refundAsk')} text={t('refundText', { amount })} intent="refund" act={t('refund', { amount })} />
    </>
  )
}

function Shipped({ order }: { order: OrderView }) {
  const t = useTranslations('orders.shipped')
  return (
    <>
      <Notice>{t('lead', { tracking: order.trackingNo ?? '' })}</Notice>
      <form method="post">
        <p className="mb-3">{t('receiveText')}</p>
        <Button name="intent" value="receive">
          {t('receive')}
        </Button>
      </form>
    </>
  )
}

function Completed() {
  const t = useTranslations('orders.completed')
  return <Notice tone="good">{t('lead')}</Notice>
}

function Ended({ order, state }: { order: OrderView; state: 'cancelled' | 'expired' }) {
  const t = useTranslations(`orders.${state}`)
  const format = useFormatter()
  return (
    <>
      <Notice>{t('lead', { time: format.dateTime(order.holdExpiresAt, 'moment') })}</Notice>
      <OrderAgain order={order}>{t('again')}</OrderAgain>
    </>
  )
}
