import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { type Carrier, carriers } from '#domain/carriers.ts'
import { inLocale } from '#domain/locale.ts'
import type { OrderView } from '#server/orders/read-own-order.ts'
import { formatSum } from '../../i18n/format-money.ts'
import { failureReason } from './failure-reason.ts'
import { type Moment, timelineOf } from './timeline-of.ts'

/** What happened to the order, oldest first, with times. */
export function Timeline({ order }: { order: OrderView }) {
  const format = useFormatter()
  const tell = useTelling(order)
  const moments = timelineOf(order)
  return (
    <ol className="border-l-2 border-line pl-5">
      {moments.map((moment, index) => (
        <li
          key={`${moment.what} ${moment.at.getTime()} ${moment.amountFen} ${moment.parcel}`}
          className="relative pb-3 last:pb-0"
        >
          <span
            aria-hidden="true"
            className={`absolute top-[0.6em] -left-[1.65rem] size-2.5 rounded-lg ${index === moments.length - 1 ? 'bg-accent' : 'bg-line-strong'}`}
          />
          <p>{tell(moment)}</p>
          <p className="text-sm text-soft tabular">
            <time dateTime={moment.at.toISOString()}>{format.dateTime(moment.at, 'moment')}</time>
          </p>
        </li>
      ))}
    </ol>
  )
}

/** A moment in words. */
function useTelling(order: OrderView): (moment: Moment) => string {
  const t = useTranslations('orders')
  const format = useFormatter()
  const locale = useLocale()
  const { parcels } = order
  return ({ what, amountFen = 0n, currency, failureCode = null, failed, parcel: index = 1 }) => {
    const parcel = parcels[index - 1]
    const carrier = carriers[parcel?.carrier as Carrier] ?? carriers.other
    return t(`timeline.${what}`, {
      time: format.dateTime(order.holdExpiresAt, 'time'),
      amount: formatSum(amountFen, currency),
      reason: t(`failures.${failureReason(failureCode)}`),
      failed: failed ? 'yes' : 'no',
      which: parcels.length > 1 ? t('parcel.of', { index, count: parcels.length }) : t('parcel.one'),
      weight: parcel?.weightG ? format.number(parcel.weightG, 'grams') : 'none',
      carrier: inLocale(locale, carrier.zh, carrier.en),
      tracking: parcel?.trackingNo ?? '',
    })
  }
}
