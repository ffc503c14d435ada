import { useFormatter, useTranslations } from 'use-intl'
import type { OrderView } from '#server/orders/read-own-order.ts'
import { OrderGoods } from '../../components/order-goods.tsx'
import { formatMoney } from '../../i18n/format-money.ts'

/** What was ordered, at the prices of then. */
export function Lines({ order }: { order: OrderView }) {
  const t = useTranslations('orders')
  const format = useFormatter()
  return (
    <>
      <ul className="divide-y divide-line border-y border-line">
        {order.lines.map((line) => (
          <li key={line.id} className="py-4">
            <OrderGoods goods={line}>
              <p className="flex flex-wrap justify-between gap-x-4 tabular">
                <span>
                  {formatMoney(line.unitPriceFen)} {t('quantity', { quantity: line.quantity })}
                </span>
                <span>{formatMoney(line.amountFen)}</span>
              </p>
              {line.releasesOn ? (
                <p className="text-sm text-soft">
                  {t('preorder', { date: format.dateTime(line.releasesOn, 'monthDay') })}
                </p>
              ) : null}
              <p className="mt-1 text-sm text-soft">{t(line.fresh ? 'returnsFresh' : 'returnsPlain')}</p>
            </OrderGoods>
          </li>
        ))}
      </ul>
      <p className="mt-3 flex items-baseline justify-between">
        <span>{t('did.sum')}</span>
        <span className="font-display text-2xl tabular">{formatMoney(order.totalFen)}</span>
      </p>
    </>
  )
}
