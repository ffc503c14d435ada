import { useTranslations } from 'use-intl'
import { showPhone } from '#domain/phone.ts'
import type { OrderView } from '#server/orders/read-own-order.ts'
import { Fact, Facts } from '../../components/facts.tsx'

/** A municipality is province and city in one: its name is said once. */
const address = ({ province, city, county, street }: OrderView): string =>
  [province, city, county, street].filter((part, index, all) => part !== all[index - 1]).join(' ')

/** Who gets the parcels, where, and what else was asked for. */
export function Delivery({ order }: { order: OrderView }) {
  const t = useTranslations('orders')
  return (
    <Facts>
      <Fact name={t('recipient')}>{order.recipient}</Fact>
      <Fact name={t('phone')}>
        <span className="tabular">{showPhone(order.phone)}</span>
      </Fact>
      <Fact name={t('address')}>{address(order)}</Fact>
      {order.note ? <Fact name={t('note')}>{order.note}</Fact> : null}
      {order.email ? <Fact name={t('email')}>{order.email}</Fact> : null}
      {order.invoice ? <Invoice invoice={order.invoice} /> : null}
    </Facts>
  )
}

function Invoice({ invoice }: { invoice: NonNullable<OrderView['invoice']> }) {
  const t = useTranslations('orders.invoice')
  const { kind, title, taxNo, number } = invoice
  return (
    <Fact name={t('title')}>
      {t(kind, { title, taxNo: taxNo ?? '' })}
      <span className="block text-sm text-soft">{number ? t('issued', { number }) : t('asked')}</span>
    </Fact>
  )
}
