import { type OrderState, paidStates } from '#domain/order-states.ts'
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
  /** A claim of it is open. */
  claimed: boolean
  /** Some of its parcels were sent, others not yet. */
  sentSome: boolean
}

export type Standing = OrderState | 'processing' | 'failed' | 'over' | 'owed' | 'disputed' | 'claimed' | 'sentSome'

/** Where an order stands, in the one word that heads its page and its row: its state, or what it is waiting for. */
export function standingOf(order: Facts): Standing {
  const { state, attempt } = order
  if (state === 'held') return heldStanding(order)
  if (state === 'reserved' && attempt?.state === 'processing') return 'processing'
  const atFarm = state === 'paid' || state === 'packed'
  if (atFarm && order.disputed) return 'disputed'
  if (state === 'refunding' && order.owed) return 'owed'
  if (paidStates.includes(state) && order.claimed) return 'claimed'
  return atFarm && order.sentSome ? 'sentSome' : state
}

function heldStanding({ attempt, holdOver }: Facts): Standing {
  if (attempt?.state === 'processing') return 'processing'
  if (holdOver) return 'over'
  return attempt?.state === 'failed' && attempt.failureCode !== 'provider_unavailable' ? 'failed' : 'held'
}

type Amounts = { state: OrderState; totalFen: bigint; paidFen: bigint; refundedFen: bigint }

/** What is left of the order's money after refunds of parts, fen. A second payment that goes back does not count. */
export const leftFen = ({ paidFen, refundedFen }: Pick<Amounts, 'paidFen' | 'refundedFen'>): bigint =>
  paidFen - refundedFen

/** What has gone back of an order that goes on, fen; 0 where nothing has, or all of it. */
export const partBackFen = (order: Amounts): bigint =>
  paidStates.includes(order.state) ? order.totalFen - leftFen(order) : 0n
