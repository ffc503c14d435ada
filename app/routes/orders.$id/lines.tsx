import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { OrderLineView, OrderView } from '#server/orders/read-own-order.ts'
import { OrderGoods } from '../../components/order-goods.tsx'
import { leftFen, partBackFen } from '../../components/order-standing.ts'
import { formatMoney } from '../../i18n/format-money.ts'

/** What was ordered, at the prices of then, and what of it goes back. */
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
              <Refunded line={line} />
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
      <Total order={order} />
    </>
  )
}

function Refunded({ line }: { line: OrderLineView }) {
  const t = useTranslations('orders.lineRefund')
  const locale = useLocale()
  const unit = inLocale(locale, line.unitZh, line.unitEn)
  const unitsFen = BigInt(line.refundedUnits) * line.unitPriceFen
  const rows = [
    { label: t('units', { quantity: line.refundedUnits, unit }), fen: unitsFen },
    { label: t('allowance'), fen: line.refundedFen - unitsFen },
  ]
  return rows
    .filter(({ fen }) => fen > 0n)
    .map(({ label, fen }) => (
      <p key={label} className="flex flex-wrap justify-between gap-x-4 text-accent-deep tabular">
        <span>{label}</span>
        <span>{formatMoney(-fen)}</span>
      </p>
    ))
}

function Total({ order }: { order: OrderView }) {
  const t = useTranslations('orders')
  const backFen = partBackFen(order)
  return (
    <dl className="mt-3 grid grid-cols-[1fr_auto] items-baseline gap-y-1">
      <dt>{t('did.sum')}</dt>
      <dd className={`text-right tabular ${backFen > 0n ? '' : 'font-display text-2xl'}`}>
        {formatMoney(order.totalFen)}
      </dd>
      {backFen > 0n ? (
        <>
          <dt>{t('lineRefund.sum')}</dt>
          <dd className="text-right tabular">{formatMoney(-backFen)}</dd>
          <dt>{t('lineRefund.left')}</dt>
          <dd className="text-right font-display text-2xl tabular">{formatMoney(leftFen(order))}</dd>
        </>
      ) : null}
    </dl>
  )
}
