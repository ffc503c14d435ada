import type { ClaimState } from '#domain/claim-states.ts'
import type { AttemptView, RefundView } from '#server/orders/read-own-money.ts'
import type { OrderView } from '#server/orders/read-own-order.ts'

type Happening =
  | 'placed'
  | 'attempt'
  | 'attemptProcessing'
  | 'attemptFailed'
  | 'attemptLeft'
  | 'attemptUnreachable'
  | 'unmatched'
  | 'paid'
  | 'paidLate'
  | 'reserved'
  | 'parcelPacked'
  | 'parcelShipped'
  | 'parcelDelivered'
  | 'completed'
  | 'cancelled'
  | 'expired'
  | 'refundDecided'
  | 'refundLighter'
  | 'refundLate'
  | 'refundSurplus'
  | 'refundUnmatched'
  | 'refundAgain'
  | 'refundPaid'
  | 'refundByHand'
  | 'refundReturned'
  | 'disputeOpened'
  | 'disputeWon'
  | 'disputeLost'
  | `claim.${ClaimState}`

/** `amountFen` (hundredths of `currency`) where money moved; `failed` where it was decided and could not be. */
export type Moment = {
  what: Happening
  at: Date
  amountFen?: bigint
  currency?: string
  failureCode?: string | null
  failed?: boolean
  /** The parcel that it happened to, counted from 1. */
  parcel?: number
}

type Told = Pick<
  OrderView,
  'placedAt' | 'attempts' | 'history' | 'refunds' | 'disputes' | 'unmatched' | 'parcels' | 'claims'
>
type Change = OrderView['history'][number]

const ended = ['expired', 'cancelled']

/** What a change of state is called; refunds, disputes and parcels tell of themselves. */
function tellChange({ from, to, at }: Change): Moment[] {
  if (to === 'refunding' || to === 'refunded' || to === 'held') return []
  if (to === 'packed' || to === 'shipped' || to === 'delivered') return []
  return [{ what: to === 'paid' && ended.includes(from) ? 'paidLate' : to, at }]
}

const visits = {
  opened: 'attempt',
  processing: 'attemptProcessing',
  succeeded: 'attempt',
  failed: 'attemptFailed',
  expired: 'attemptLeft',
} as const

function tellAttempt({ state, openedAt: at, failureCode }: AttemptView): Moment {
  if (failureCode === 'provider_unavailable') return { what: 'attemptUnreachable', at }
  if (failureCode === 'wrong_amount') return { what: 'attempt', at }
  return { what: visits[state], at, failureCode }
}

const decisions = {
  order: 'refundDecided',
  late: 'refundLate',
  surplus: 'refundSurplus',
  unmatched: 'refundUnmatched',
} as const

function tellParcel({ packedAt, shippedAt, deliveredAt }: OrderView['parcels'][number], index: number): Moment[] {
  const steps = [
    ['parcelPacked', packedAt],
    ['parcelShipped', shippedAt],
    ['parcelDelivered', deliveredAt],
  ] as const
  return steps.flatMap(([what, at]) => (at ? [{ what, at, parcel: index + 1 }] : []))
}

function tellClaim({ state, openedAt, changedAt }: OrderView['claims'][number]): Moment[] {
  const opened: Moment = { what: 'claim.open', at: openedAt }
  return state === 'open' ? [opened] : [opened, { what: `claim.${state}`, at: changedAt }]
}

function tellRefund(refund: RefundView): Moment[] {
  const { of, amountFen, currency, settledAt, returnedAt, byHand, replacesId } = refund
  const said = { amountFen, currency }
  const paid: Moment[] = settledAt ? [{ what: byHand ? 'refundByHand' : 'refundPaid', at: settledAt, ...said }] : []
  const failed = refund.state === 'failed' && !returnedAt
  const what = replacesId ? 'refundAgain' : refund.lighter ? 'refundLighter' : decisions[of]
  // By hand it is decided and paid at once.
  const decided: Moment[] = byHand ? [] : [{ what, at: refund.requestedAt, failed, ...said }]
  return [...decided, ...paid, ...(returnedAt ? [{ what: 'refundReturned', at: returnedAt, ...said } as const] : [])]
}

function tellDispute({ amountFen, state, openedAt, closedAt }: OrderView['disputes'][number]): Moment[] {
  const opened: Moment = { what: 'disputeOpened', at: openedAt, amountFen }
  if (!closedAt) return [opened]
  return [opened, { what: state === 'won' ? 'disputeWon' : 'disputeLost', at: closedAt, amountFen }]
}

/** Everything that happened to an order, oldest first. What happened at one moment stays in the order of its causes. */
export function timelineOf(order: Told): Moment[] {
  const moments: Moment[] = [
    { what: 'placed', at: order.placedAt },
    ...order.attempts.toReversed().map(tellAttempt),
    ...order.unmatched.map(
      ({ paidAt, amountFen, currency }): Moment => ({ what: 'unmatched', at: paidAt, amountFen, currency }),
    ),
    ...order.history.flatMap(tellChange),
    ...order.parcels.flatMap(tellParcel),
    ...order.claims.flatMap(tellClaim),
    ...order.disputes.flatMap(tellDispute),
    ...order.refunds.flatMap(tellRefund),
  ]
  return moments.sort((a, b) => a.at.getTime() - b.at.getTime())
}

/** Whether the money that bought the order came after the hold had ended, and the goods were still there. */
export const soldLate = ({ history }: Pick<OrderView, 'history'>): boolean =>
  history.some(({ from, to }) => to === 'paid' && ended.includes(from))
