import type { ReactNode } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { OrderView } from '#server/orders/read-own-order.ts'
import { Notice } from '../../components/notice.tsx'
import { leftFen, partBackFen } from '../../components/order-standing.ts'
import { formatMoney } from '../../i18n/format-money.ts'
import { PlainStep, Step } from './step.tsx'
import { soldLate } from './timeline-of.ts'

const DAY_MS = 86_400_000

/** Days after which a parcel nobody speaks of counts as delivered, and after which a delivered order is completed. */
export type SilentDays = { delivered: number; complete: number }

/** Paid and at the farms: what is on its way already, and whether it can still be cancelled. */
export function AtFarm({ order }: { order: OrderView }) {
  const t = useTranslations('orders')
  const format = useFormatter()
  const { parcels } = order
  // What the bank decides comes first: the dispute's own words stand instead.
  if (order.disputes.some(({ state }) => state === 'open')) return null
  const withGoods = parcels.filter(({ state }) => state !== 'cancelled')
  const sent = withGoods.filter(({ state }) => state === 'shipped' || state === 'delivered').length
  const releasesOn = order.lines[0]?.releasesOn
  const words = () => {
    if (sent > 0) return t('sentSome.lead', { all: withGoods.length, sent })
    if (order.state === 'packed') return t('packed.lead')
    return releasesOn ? t('paid.leadPreorder', { date: format.dateTime(releasesOn, 'monthDay') }) : t('paid.lead')
  }
  return (
    <>
      <Notice tone="good">
        {words()}
        {soldLate(order) ? <span className="block">{t('paid.late')}</span> : null}
      </Notice>
      {withGoods.every(({ state }) => state === 'waiting') ? (
        <CancelStep order={order} />
      ) : (
        <p className="text-sm text-soft">{t('paid.cancelNo')}</p>
      )}
    </>
  )
}

function CancelStep({ order }: { order: OrderView }) {
  const t = useTranslations('orders.paid')
  const amount = formatMoney(leftFen(order))
  const part = partBackFen(order) > 0n
  return (
    <Step
      ask={t(part ? 'refundRestAsk' : 'refundAsk')}
      text={t(part ? 'refundRestText' : 'refundText', { amount })}
      intent="refund"
      act={t('refund', { amount })}
    />
  )
}

/** Everything is on its way, or there. */
export function OnItsWay({ order, silentDays }: { order: OrderView; silentDays: SilentDays }) {
  const t = useTranslations('orders')
  const format = useFormatter()
  const there = order.parcels.map(({ deliveredAt }) => deliveredAt?.getTime() ?? 0)
  const ends = new Date(Math.max(...there, 0) + silentDays.complete * DAY_MS)
  const quiet = order.claims.every(({ state }) => state !== 'open' && state !== 'agreed' && state !== 'sent_back')
  const words: ReactNode =
    order.state === 'delivered' ? (
      <>
        {t('delivered.lead')} {quiet ? t('delivered.auto', { date: format.dateTime(ends, 'monthDay') }) : null}
      </>
    ) : (
      <>
        {t('shipped.lead')} {quiet ? t('shipped.auto', { days: silentDays.delivered }) : null}
      </>
    )
  return (
    <>
      <Notice tone={order.state === 'delivered' ? 'good' : 'info'}>{words}</Notice>
      <PlainStep intent="receive" act={t('shipped.receive')}>
        <p className="mb-3">{t('shipped.receiveText')}</p>
      </PlainStep>
    </>
  )
}
