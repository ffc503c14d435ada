import type { OrderState } from '#domain/order-states.ts'
import type { AttemptView } from '#server/orders/read-own-money.ts'

type Facts = {
  state: OrderState
  /** Whether the hold's time is over. */
  holdOver: boolean
  /** The newest visit to the checkout. */
  attempt: Pick<AttemptView, 'state' | 'failureCode'> | null
  /** A refund has failed and nothing took its place. */
  owed: boolean
  /** A bank asks for a payment of it back. */
  disputed: boolean
}

export type Standing = OrderState | 'processing' | 'failed' | 'over' | 'owed' | 'disputed'

/** Where an order stands, in the one word that heads its page and its row: its state, or what its money is waiting for. */
export function standingOf({ state, holdOver, attempt, owed, disputed }: Facts): Standing {
  if (state === 'paid' && disputed) return 'disputed'
  if (state === 'refunding' && owed) return 'owed'
  if (state !== 'held') return state
  if (attempt?.state === 'processing') return 'processing'
  if (holdOver) return 'over'
  return attempt?.state === 'failed' && attempt.failureCode !== 'provider_unavailable' ? 'failed' : 'held'
}

type Amounts = { state: OrderState; totalFen: bigint; paidFen: bigint; refundedFen: bigint }

/** What is left of the order's money after refunds of parts, fen. A second payment that goes back does not count. */
export const leftFen = ({ paidFen, refundedFen }: Pick<Amounts, 'paidFen' | 'refundedFen'>): bigint =>
  paidFen - refundedFen

/** What has gone back of an order that goes on, fen; 0 where nothing has, or all of it. */
export function partBackFen(order: Amounts): bigint {
  const goesOn = order.state === 'paid' || order.state === 'shipped' || order.state === 'completed'
  return goesOn ? order.totalFen - leftFen(order) : 0n
}
