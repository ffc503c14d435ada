import type { ReactNode } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { OrderView } from '#server/orders/read-own-order.ts'
import { Notice } from '../../components/notice.tsx'
import { DisputeNotices } from './dispute-notice.tsx'
import { HeldStanding } from './held-standing.tsx'
import { OrderAgain } from './order-again.tsx'
import { AtFarm, OnItsWay, type SilentDays } from './paid-standings.tsx'
import { OwedNotice, RefundStanding, UnmatchedNotice } from './refund-standing.tsx'
import { ReservedStanding } from './reserved-standing.tsx'
import { useSentences } from './use-sentences.ts'

type Shown = {
  order: OrderView
  unreachable: boolean
  /** Days after which parcels count as delivered, and the order is completed. */
  silentDays: SilentDays
}

/** Where the order stands, in words, and what its buyer can do now. */
export function Standing({ order, unreachable, silentDays }: Shown) {
  const parts: Record<OrderView['state'], () => ReactNode> = {
    held: () => <HeldStanding order={order} unreachable={unreachable} />,
    reserved: () => <ReservedStanding order={order} unreachable={unreachable} />,
    paid: () => <AtFarm order={order} />,
    packed: () => <AtFarm order={order} />,
    shipped: () => <OnItsWay order={order} silentDays={silentDays} />,
    delivered: () => <OnItsWay order={order} silentDays={silentDays} />,
    completed: () => <Completed order={order} />,
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

function Completed({ order }: { order: OrderView }) {
  const t = useTranslations('orders')
  return (
    <>
      <Notice tone="good">{t(order.confirmedAt ? 'completed.lead' : 'completed.soon')}</Notice>
      <OrderAgain order={order}>{t('again.act')}</OrderAgain>
    </>
  )
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
