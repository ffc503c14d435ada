import type { OrderView } from '#server/orders/read-own-order.ts'

type Happening =
  | 'placed'
  | 'attempt'
  | 'attemptFailed'
  | 'paid'
  | 'paidLate'
  | 'shipped'
  | 'completed'
  | 'cancelled'
  | 'expired'
  | 'refunding'
  | 'refundingLate'
  | 'refunded'

export type Moment = { what: Happening; at: Date }

const ended = ['expired', 'cancelled']

const nameOf = ({ from, to }: OrderView['history'][number]): Happening => {
  if (to === 'held') return 'placed'
  if (to === 'paid' && ended.includes(from)) return 'paidLate'
  if (to === 'refunding' && ended.includes(from)) return 'refundingLate'
  return to
}

/** Everything that happened to an order, oldest first. */
export function timelineOf(order: Pick<OrderView, 'placedAt' | 'attempts' | 'history'>): Moment[] {
  const moments: Moment[] = [
    { what: 'placed', at: order.placedAt },
    ...order.attempts.map(
      ({ openedAt, state }): Moment => ({
        what: state === 'failed' ? 'attemptFailed' : 'attempt',
        at: openedAt,
      }),
    ),
    ...order.history.map((change) => ({ what: nameOf(change), at: change.at })),
  ]
  return moments.sort((a, b) => a.at.getTime() - b.at.getTime())
}

/** Whether the money came after the hold had ended, and what came of it. */
export function lateness({ history }: Pick<OrderView, 'history'>): 'sold' | 'refunded' | null {
  const names = history.map(nameOf)
  if (names.includes('paidLate')) return 'sold'
  return names.includes('refundingLate') ? 'refunded' : null
}
