import type { ReactNode } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { OrderView } from '#server/orders/read-own-order.ts'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { leftFen, partBackFen } from '../../components/order-standing.ts'
import { formatMoney } from '../../i18n/format-money.ts'
import { DisputeNotices } from './dispute-notice.tsx'
import { HeldStanding } from './held-standing.tsx'
import { OrderAgain } from './order-again.tsx'
import { OwedNotice, RefundStanding, UnmatchedNotice } from './refund-standing.tsx'
import { Step } from './step.tsx'
import { soldLate } from './timeline-of.ts'
import { useSentences } from './use-sentences.ts'

/** Where the order stands, in words, and what its buyer can do now. */
export function Standing({ order, unreachable }: { order: OrderView; unreachable: boolean }) {
  const parts: Record<OrderView['state'], () => ReactNode> = {
    held: () => <HeldStanding order={order} unreachable={unreachable} />,
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
      <UnmatchedNotice order={order} />
      <OwedNotice order={order} />
      <DisputeNotices order={order} />
      {parts[order.state]()}
    </>
  )
}

function Paid({ order }: { order: OrderView }) {
  const t = useTranslations('orders.paid')
  const format = useFormatter()
  const amount = formatMoney(leftFen(order))
  const releasesOn = order.lines[0]?.releasesOn
  const part = partBackFen(order) > 0n
  // What the bank decides comes first: the dispute's own words stand instead.
  if (order.disputes.some(({ state }) => state === 'open')) return null
  return (
    <>
      <Notice tone="good">
        {releasesOn ? t('leadPreorder', { date: format.dateTime(releasesOn, 'monthDay') }) : t('lead')}
        {soldLate(order) ? <span className="block">{t('late')}</span> : null}
      </Notice>
      <Step
        ask={t(part ? 'refundRestAsk' : 'refundAsk')}
        text={t(part ? 'refundRestText' : 'refundText', { amount })}
        intent="refund"
        act={t('refund', { amount })}
      />
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

/** "Nothing was charged" is said only where it is known. */
function Ended({ order, state }: { order: OrderView; state: 'cancelled' | 'expired' }) {
  const t = useTranslations('orders.ended')
  const format = useFormatter()
  const say = useSentences()
  const waiting = order.attempts.find((attempt) => attempt.state === 'opened' || attempt.state === 'processing')
  const charge =
    order.unmatched.length > 0 ? null : t(waiting ? `${waiting.state as 'opened' | 'processing'}` : 'nothing')
  return (
    <>
      <Notice>{say(t(state, { time: format.dateTime(order.holdExpiresAt, 'moment') }), charge)}</Notice>
      <OrderAgain order={order}>{t('again')}</OrderAgain>
    </>
  )
}
