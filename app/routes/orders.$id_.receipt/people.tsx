import { useFormatter, useTranslations } from 'use-intl'
import { showPhone } from '#domain/phone.ts'
import type { OrderView } from '#server/orders/read-own-order.ts'
import type { Payment } from '#server/orders/read-receipt.ts'
import { Fact, Facts } from '../../components/facts.tsx'
import { formatMoney } from '../../i18n/format-money.ts'

const ways = ['card', 'alipay', 'wechat_pay'] as const

/** Who bought, when, and how it was paid. */
export function People({ order, payments }: { order: OrderView; payments: readonly Payment[] }) {
  const t = useTranslations('orders')
  const format = useFormatter()
  const way = (method: string) => t(`receipt.ways.${ways.find((one) => one === method) ?? 'unknown'}`)
  return (
    <Facts>
      <Fact name={t('receipt.buyer')}>
        {order.recipient} <span className="tabular">{showPhone(order.phone)}</span>
        {order.invoice ? <span className="block">{order.invoice.title}</span> : null}
      </Fact>
      <Fact name={t('receipt.placed')}>{format.dateTime(order.placedAt, 'full')}</Fact>
      <Fact name={t('receipt.paid')}>
        {payments.map(({ amountFen, method, paidAt }) => (
          <span key={paidAt.getTime()} className="block tabular">
            {formatMoney(amountFen)} · {way(method)} · {format.dateTime(paidAt, 'full')}
          </span>
        ))}
      </Fact>
    </Facts>
  )
}
