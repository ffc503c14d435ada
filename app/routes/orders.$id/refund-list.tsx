import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { counted } from '#domain/counted.ts'
import type { OrderView } from '#server/orders/read-own-order.ts'
import { partBackFen } from '../../components/order-standing.ts'
import { Section } from '../../components/page.tsx'
import { formatMoney, formatSum } from '../../i18n/format-money.ts'
import { type Back, isOwed, moneyBack, sumsOf } from './money-back.ts'
import { useSentences } from './use-sentences.ts'
import { useWay } from './use-way.ts'

/** Every sum that goes back, with what it is for and how far it is; one alone that ends the order is told above already. */
export function RefundList({ order }: { order: OrderView }) {
  const t = useTranslations('orders.refunds')
  const say = useSentences()
  const backs = moneyBack(order)
  const ends = order.state === 'refunding' || order.state === 'refunded'
  if (backs.length === 0 || (ends && backs.length === 1)) return null
  const card = backs.some(({ method, standing }) => method === 'card' && standing === 'paid')
  return (
    <Section title={t('title')}>
      <ul className="divide-y divide-line border-y border-line">
        {backs.map((back) => (
          <Row key={back.id} order={order} back={back} />
        ))}
      </ul>
      {backs.length > 1 ? <Sums backs={backs} /> : null}
      <p className="mt-2 text-sm text-soft">
        {say(card ? t('cardNote') : null, partBackFen(order) > 0n ? t('rest') : null)}
      </p>
    </Section>
  )
}

function Row({ order, back }: { order: OrderView; back: Back }) {
  const t = useTranslations('orders.refunds')
  const locale = useLocale()
  const format = useFormatter()
  const way = useWay()
  const line = order.lines.find(({ id }) => id === back.orderLineId)
  const units = line ? counted(locale, back.quantity, line.unitZh, line.unitEn) : back.quantity
  const what = back.lighter ? t('lighter') : line ? t('allowance') : t(`of.${back.of}`)
  const label = back.quantity > 0 ? t('units', { units }) : what
  const standing = back.of === 'bank' ? 'bank' : back.standing
  const time = format.dateTime(back.paidAt ?? back.decidedAt, 'moment')
  return (
    <li className="py-3">
      <p className="flex items-baseline justify-between gap-x-4">
        <span className="min-w-0 font-medium">{label}</span>
        <span className="whitespace-nowrap tabular">{formatSum(back.amountFen, back.currency)}</span>
      </p>
      <p className={`text-sm ${isOwed(back) ? 'text-warn' : 'text-soft'}`}>
        {t(`standing.${standing}`, { time, way: way(back) })}
      </p>
    </li>
  )
}

function Sums({ backs }: { backs: readonly Back[] }) {
  const t = useTranslations('orders.refunds.sum')
  const sums = sumsOf(backs)
  const told = [
    ['paid', sums.paidFen],
    ['underWay', sums.underWayFen],
    ['owed', sums.owedFen],
  ] as const
  return (
    <p className="mt-3 flex flex-wrap gap-x-6 tabular">
      {told
        .filter(([, fen]) => fen > 0n)
        .map(([what, fen]) => (
          <span key={what}>{t(what, { amount: formatMoney(fen) })}</span>
        ))}
    </p>
  )
}
