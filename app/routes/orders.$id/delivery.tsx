import { useTranslations } from 'use-intl'
import { showPhone } from '#domain/phone.ts'
import type { OrderView } from '#server/orders/read-own-order.ts'
import { Fact, Facts } from '../../components/facts.tsx'

/** A municipality is province and city in one: its name is said once. */
const address = ({ province, city, county, street }: OrderView): string =>
  [province, city, county, street].filter((part, index, all) => part !== all[index - 1]).join(' ')

/** Who gets the parcel, and where. */
export function Delivery({ order }: { order: OrderView }) {
  const t = useTranslations('orders')
  return (
    <Facts>
      <Fact name={t('recipient')}>{order.recipient}</Fact>
      <Fact name={t('phone')}>
        <span className="tabular">{showPhone(order.phone)}</span>
      </Fact>
      <Fact name={t('address')}>{address(order)}</Fact>
    </Facts>
  )
}
