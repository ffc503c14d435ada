import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { type CalendarDay, dayOf, startOfDay } from '#domain/calendar-day.ts'
import { type Carrier, carriers, followUrl } from '#domain/carriers.ts'
import { inLocale } from '#domain/locale.ts'
import type { OrderView } from '#server/orders/read-own-order.ts'
import { Badge } from '../../components/card.tsx'
import { Lines } from './lines.tsx'

type Parcel = OrderView['parcels'][number]

const tones = { waiting: 'plain', packed: 'accent', shipped: 'accent', delivered: 'good', cancelled: 'plain' } as const

/** The goods of an order, by the parcels they travel in; as one list until it is paid. */
export function Parcels({ order }: { order: OrderView }) {
  if (order.parcels.length === 0) return <Lines order={order} lines={order.lines} />
  return (
    <ul className="grid gap-4">
      {order.parcels.map((parcel, index) => (
        <li key={parcel.id} className="rounded-lg border border-line bg-card px-4 pt-3">
          <ParcelHead parcel={parcel} today={dayOf(order.readAt)} index={index + 1} count={order.parcels.length} />
          <Lines order={order} lines={order.lines.filter(({ parcelId }) => parcelId === parcel.id)} />
        </li>
      ))}
    </ul>
  )
}

function ParcelHead(props: { parcel: Parcel; today: CalendarDay; index: number; count: number }) {
  const { parcel, today, index, count } = props
  const t = useTranslations('orders.parcel')
  const locale = useLocale()
  return (
    <div className="border-b border-line pb-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h3 className="text-lg">{count > 1 ? t('of', { index, count }) : t('one')}</h3>
        <Badge tone={tones[parcel.state]}>{t(`state.${parcel.state}`)}</Badge>
      </div>
      <p className="text-sm text-soft">
        <a className="link" href={`/producers/${parcel.producerSlug}`}>
          {t('from', { producer: inLocale(locale, parcel.producerZh, parcel.producerEn) })}
        </a>
      </p>
      <Facts parcel={parcel} today={today} />
      {parcel.trackingNo ? <Tracking parcel={parcel} trackingNo={parcel.trackingNo} /> : null}
    </div>
  )
}

/** What is known of where it is; late is said while it has to be sent. */
function Facts({ parcel, today }: { parcel: Parcel; today: CalendarDay }) {
  const t = useTranslations('orders.parcel')
  const format = useFormatter()
  const day = (one: CalendarDay) => format.dateTime(startOfDay(one), 'monthDay')
  const moment = (at: Date) => format.dateTime(at, 'moment')
  const { state, shipBy, releasesOn, deliverOn, packedAt, shippedAt, deliveredAt, weightG } = parcel
  if (state === 'cancelled') return <p className="text-sm text-soft">{t('cancelledText')}</p>
  const toSend = state === 'waiting' || state === 'packed'
  const facts = [
    toSend && releasesOn ? t('releasesOn', { date: day(releasesOn) }) : null,
    toSend ? t('shipBy', { date: day(shipBy) }) : null,
    deliverOn && state !== 'delivered' ? t('deliverOn', { date: day(deliverOn) }) : null,
    packedAt ? t('packedAt', { time: moment(packedAt) }) : null,
    weightG ? t('weight', { weight: format.number(weightG, 'grams') }) : null,
    shippedAt ? t('shippedAt', { time: moment(shippedAt) }) : null,
    deliveredAt ? t('deliveredAt', { time: moment(deliveredAt) }) : null,
  ].filter((fact) => fact !== null)
  return (
    <>
      <ul className="flex flex-wrap gap-x-4 text-sm text-soft tabular">
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      {toSend && shipBy < today ? <p className="text-sm text-warn">{t('late')}</p> : null}
    </>
  )
}

/** The number as one piece that a tap selects, and where to follow it. */
function Tracking({ parcel, trackingNo }: { parcel: Parcel; trackingNo: string }) {
  const t = useTranslations('orders.parcel')
  const locale = useLocale()
  const carrier = carriers[parcel.carrier as Carrier] ?? null
  const follow = followUrl(parcel.carrier, trackingNo)
  return (
    <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1">
      {carrier && parcel.carrier !== 'other' ? <span>{inLocale(locale, carrier.zh, carrier.en)}</span> : null}
      <span>
        {t('tracking')} <code className="tabular select-all">{trackingNo}</code>
      </span>
      {follow ? (
        <a
          className="link inline-flex min-h-11 items-center"
          href={follow}
          target="_blank"
          rel="noopener noreferrer"
          aria-label={t('followNew')}
        >
          {t('follow')}
        </a>
      ) : null}
    </p>
  )
}
