import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import { showPhone } from '#domain/phone.ts'
import type { Shipment } from '#server/orders/read-shipments.ts'
import { Button } from '../../components/button.tsx'
import { Badge } from '../../components/card.tsx'
import { FieldErrors } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { orderNumber } from '../../components/order-number.ts'

type Answered = { orderId: string; trackingNo: string; errors: string[] } | undefined

/** Orders to send, one dense row each: what, to whom, and the number on the parcel. */
export function Shipments({ shipments, answered }: { shipments: readonly Shipment[]; answered: Answered }) {
  return (
    <ul className="divide-y divide-line rounded-lg border border-line bg-card">
      {shipments.map((shipment) => (
        <Row
          key={shipment.orderId}
          shipment={shipment}
          answered={answered?.orderId === shipment.orderId ? answered : undefined}
        />
      ))}
    </ul>
  )
}

function Row({ shipment, answered }: { shipment: Shipment; answered: Answered }) {
  const t = useTranslations('orders.desk')
  const format = useFormatter()
  const locale = useLocale()
  const number = orderNumber(shipment.number)
  const { province, city, county, street, releasesOn } = shipment
  const place = [province, city, county, street].filter((part, index, all) => part !== all[index - 1]).join(' ')
  return (
    <li className="grid gap-x-6 gap-y-2 px-4 py-3 text-sm md:grid-cols-[1fr_1.4fr_20rem] md:items-center">
      <div>
        <p className="text-base font-medium">
          {inLocale(locale, shipment.nameZh, shipment.nameEn)}{' '}
          <span className="tabular">
            × {shipment.quantity} {inLocale(locale, shipment.unitZh, shipment.unitEn)}
          </span>
        </p>
        <p className="text-soft tabular">
          {number} · {t('paidAt')} {format.dateTime(shipment.paidAt, 'moment')}
        </p>
        {releasesOn ? (
          <p className="text-warn">{t('preorder', { date: format.dateTime(releasesOn, 'monthDay') })}</p>
        ) : null}
      </div>
      <div>
        <p>
          {shipment.recipient} <span className="ml-2 whitespace-nowrap tabular">{showPhone(shipment.phone)}</span>
        </p>
        <p>{place}</p>
      </div>
      {shipment.disputed ? <Disputed /> : <SendForm number={number} orderId={shipment.orderId} answered={answered} />}
    </li>
  )
}

function Disputed() {
  const t = useTranslations('orders.desk')
  return (
    <div>
      <Badge tone="warn">
        <Icon name="warning" />
        {t('disputed')}
      </Badge>
      <p className="mt-1 text-soft">{t('disputedText')}</p>
    </div>
  )
}

function SendForm({ number, orderId, answered }: { number: string; orderId: string; answered: Answered }) {
  const t = useTranslations('orders.desk')
  const errorId = answered?.errors.length ? `error-${orderId}` : undefined
  return (
    <form method="post">
      <input type="hidden" name="orderId" value={orderId} />
      <div className="flex gap-2">
        <input
          name="trackingNo"
          aria-label={t('trackingOf', { number })}
          placeholder={t('tracking')}
          defaultValue={answered?.trackingNo}
          aria-invalid={errorId ? true : undefined}
          aria-describedby={errorId}
          autoComplete="off"
          maxLength={40}
          required
          className="control min-w-0 tabular"
        />
        <Button look="quiet" className="shrink-0" aria-label={t('sendOf', { number })}>
          {t('send')}
        </Button>
      </div>
      <FieldErrors id={errorId} errors={answered?.errors} />
    </form>
  )
}
