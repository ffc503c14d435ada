import { useFormatter, useTranslations } from 'use-intl'
import type { OrderView } from '#server/orders/read-own-order.ts'
import { timelineOf } from './timeline-of.ts'

/** What happened to the order, oldest first, with times. */
export function Timeline({ order }: { order: OrderView }) {
  const t = useTranslations('orders.timeline')
  const format = useFormatter()
  const moments = timelineOf(order)
  return (
    <ol className="border-l-2 border-line pl-5">
      {moments.map(({ what, at }, index) => (
        <li key={`${what} ${at.getTime()}`} className="relative pb-3 last:pb-0">
          <span
            aria-hidden="true"
            className={`absolute top-[0.6em] -left-[1.65rem] size-2.5 rounded-lg ${index === moments.length - 1 ? 'bg-accent' : 'bg-line-strong'}`}
          />
          <p>{t(what, { time: format.dateTime(order.holdExpiresAt, 'time') })}</p>
          <p className="text-sm text-soft tabular">
            <time dateTime={at.toISOString()}>{format.dateTime(at, 'moment')}</time>
          </p>
        </li>
      ))}
    </ol>
  )
}
