import { useFormatter, useTranslations } from 'use-intl'
import { claimableKinds, claimEnd } from '#domain/claim-rules.ts'
import { paidStates } from '#domain/order-states.ts'
import type { OrderLineView, OrderView } from '#server/orders/read-own-order.ts'

/** What can be done with goods of a line that were sent: claim, return, review. */
export function LineSteps({ order, line }: { order: OrderView; line: OrderLineView }) {
  const t = useTranslations('orders')
  const format = useFormatter()
  const parcel = order.parcels.find(({ id }) => id === line.parcelId)
  const claims = order.claims.filter(({ lineId }) => lineId === line.id)
  const facts = {
    fresh: line.fresh,
    sentAt: parcel?.shippedAt ?? null,
    deliveredAt: parcel?.deliveredAt ?? null,
    leftUnits: line.quantity - line.refundedUnits,
  }
  const open = claims.some(({ state }) => state === 'open' || state === 'agreed' || state === 'sent_back')
  const claimable = paidStates.includes(order.state) && !open && claimableKinds(facts, order.readAt).length > 0
  const end = claimEnd(facts)
  const arrived = order.state === 'delivered' || order.state === 'completed'
  if (claims.length === 0 && !claimable && !arrived) return null
  return (
    <p className="mt-2 flex flex-wrap items-center gap-x-5">
      {claims.map(({ id, state }) => (
        <a key={id} className={step} href={`/claims/${id}`}>
          {t('line.claimOpen', { state: t(`claim.${state}`) })}
        </a>
      ))}
      {claimable ? (
        <a className={step} href={`/claims/new?line=${line.id}`}>
          {t('line.claim')}
          {end ? (
            <span className="text-sm text-soft">{t('line.claimEnd', { time: format.dateTime(end, 'moment') })}</span>
          ) : null}
        </a>
      ) : null}
      {arrived && !line.reviewed ? (
        <a className={step} href={`/reviews/new?line=${line.id}`}>
          {t('line.review')}
        </a>
      ) : null}
      {line.reviewed ? <span className="text-sm text-soft">{t('line.reviewed')}</span> : null}
    </p>
  )
}

const step = 'link inline-flex min-h-11 flex-wrap items-center gap-x-2'
