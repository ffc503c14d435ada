import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { startOfDay } from '#domain/calendar-day.ts'
import { counted } from '#domain/counted.ts'
import type { OrderLineView, OrderView } from '#server/orders/read-own-order.ts'
import { OrderGoods } from '../../components/order-goods.tsx'
import { formatMoney } from '../../i18n/format-money.ts'
import { LineSteps } from './line-steps.tsx'
import { WeightTrail } from './weight-trail.tsx'

/** What was ordered, at the prices of then, and what of it goes back. */
export function Lines({ order, lines }: { order: OrderView; lines: readonly OrderLineView[] }) {
  const t = useTranslations('orders')
  const format = useFormatter()
  const day = (date: Date) => format.dateTime(date, 'monthDay')
  return (
    <ul className="divide-y divide-line">
      {lines.map((line) => (
        <li key={line.id} className="py-4">
          <OrderGoods goods={line}>
            <p className="flex flex-wrap justify-between gap-x-4 tabular">
              <span>
                {formatMoney(line.unitPriceFen)} {t('quantity', { quantity: line.quantity })}
              </span>
              <span>{formatMoney(line.amountFen)}</span>
            </p>
            <WeightTrail line={line} />
            <Refunded line={line} />
            {line.releasesOn ? (
              <p className="text-sm text-soft">{t('preorder', { date: day(line.releasesOn) })}</p>
            ) : null}
            {line.deliverOn ? (
              <p className="text-sm text-soft">{t('deliverOnLine', { date: day(startOfDay(line.deliverOn)) })}</p>
            ) : null}
            <p className="mt-1 text-sm text-soft">{t(line.fresh ? 'returnsFresh' : 'returnsPlain')}</p>
            <LineSteps order={order} line={line} />
          </OrderGoods>
        </li>
      ))}
    </ul>
  )
}

function Refunded({ line }: { line: OrderLineView }) {
  const t = useTranslations('orders.lineRefund')
  const locale = useLocale()
  const units = counted(locale, line.refundedUnits, line.unitZh, line.unitEn)
  const otherFen = line.refundedFen - line.lighterFen
  if (otherFen <= 0n) return null
  return (
    <p className="flex flex-wrap justify-between gap-x-4 text-accent-deep tabular">
      <span>{line.refundedUnits > 0 ? t('units', { units }) : t('allowance')}</span>
      <span>{formatMoney(-otherFen)}</span>
    </p>
  )
}
