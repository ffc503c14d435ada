import { useFormatter, useTranslations } from 'use-intl'
import type { OrderView } from '#server/orders/read-own-order.ts'
import { Notice } from '../../components/notice.tsx'
import { formatMoney, formatSum } from '../../i18n/format-money.ts'
import { type Back, isOwed, moneyBack, sumsOf } from './money-back.ts'
import { OrderAgain } from './order-again.tsx'
import { useSentences } from './use-sentences.ts'
import { useWay } from './use-way.ts'

/** The order's money is going back, or has gone back: how much, when and by which way. */
export function RefundStanding({ order }: { order: OrderView }) {
  const t = useTranslations('orders')
  const backs = moneyBack(order).filter(({ of }) => of === 'order' || of === 'late' || of === 'bank')
  const { paidFen, underWayFen, owedFen } = sumsOf(backs)
  const [only] = backs.length === 1 ? backs : []
  if (owedFen > 0n || backs.length === 0) return null
  if (only) return <Single order={order} back={only} />
  if (underWayFen > 0n)
    return (
      <Notice tone="warn">
        {t('refunding.several', { amount: formatMoney(underWayFen), paid: formatMoney(paidFen) })}
      </Notice>
    )
  return (
    <>
      <Notice tone="good">{t('refunded.several', { amount: formatMoney(paidFen) })}</Notice>
      <OrderAgain order={order}>{t('refunded.again')}</OrderAgain>
    </>
  )
}

function Single({ order, back }: { order: OrderView; back: Back }) {
  const t = useTranslations('orders')
  const format = useFormatter()
  const say = useSentences()
  const way = useWay()
  const { of, standing, amountFen, paidAt } = back
  const said = { amount: formatMoney(amountFen), way: way(back), time: paidAt ? format.dateTime(paidAt, 'moment') : '' }
  if (standing === 'underWay')
    return <Notice tone="warn">{t(of === 'late' ? 'refunding.late' : 'refunding.lead', said)}</Notice>
  const how = of === 'bank' ? 'bank' : standing === 'byHand' ? 'byHand' : of === 'late' ? 'late' : 'lead'
  return (
    <>
      <Notice tone="good">
        {say(t(`refunded.${how}`, said), standing === 'paid' && back.method === 'card' ? t('refunds.cardNote') : null)}
      </Notice>
      <OrderAgain order={order}>{t('refunded.again')}</OrderAgain>
    </>
  )
}

/** Money that should have gone back and did not: what happens now. */
export function OwedNotice({ order }: { order: OrderView }) {
  const t = useTranslations('orders.owed')
  const say = useSentences()
  const owed = moneyBack(order).filter(isOwed)
  const { owedFen } = sumsOf(owed)
  const others = owed.filter(({ currency }) => currency !== 'CNY')
  if (owed.length === 0) return null
  const amounts = [
    ...(owedFen > 0n ? [formatMoney(owedFen)] : []),
    ...others.map(({ amountFen, currency }) => formatSum(amountFen, currency)),
  ]
  const returned = owed.some(({ standing }) => standing === 'returned')
  return (
    <Notice tone="warn" title={t('title', { amount: amounts.join(' + ') })}>
      {say(t(returned ? 'returned' : 'failed'), t('text'))}
    </Notice>
  )
}

/** Money that came and is not what the order asked for, until somebody has decided to send it back. */
export function UnmatchedNotice({ order }: { order: OrderView }) {
  const t = useTranslations('orders.unmatched')
  if (order.refunds.some(({ of }) => of === 'unmatched')) return null
  return order.unmatched.map(({ amountFen, currency, paidAt }) => (
    <Notice
      key={paidAt.getTime()}
      tone="warn"
      title={t('title', { received: formatSum(amountFen, currency), amount: formatMoney(order.totalFen) })}
    >
      {t('text')}
    </Notice>
  ))
}
