import { randomUUID } from 'node:crypto'
import type Stripe from 'stripe'
import type { Clock } from '#server/clock.ts'

/** One payment intent and, once money was taken, its charge. Amounts are the currency's hundredths. */
export type Payment = {
  id: string
  amount: number
  currency: string
  metadata: Stripe.Metadata
  method: string
  status: 'processing' | 'requires_payment_method' | 'succeeded'
  charge: { id: string; created: number } | null
}

export type Session = {
  id: string
  status: 'open' | 'complete' | 'expired'
  params: Stripe.Checkout.SessionCreateParams
  metadata: Stripe.Metadata
  amount: number
  currency: string
  methods: string[]
  payment: Payment | null
  created: number
  expiresAt: number
}

export type Refund = {
  id: string
  payment: Payment
  amount: number
  metadata: Stripe.Metadata
  status: 'pending' | 'succeeded' | 'failed'
  failureReason: string | null
  created: number
}

export type Dispute = {
  id: string
  payment: Payment
  amount: number
  status: 'warning_needs_response' | 'needs_response' | 'warning_closed' | 'won' | 'lost'
  created: number
}

/** A movement of the account's balance; `source` is what moved. */
export type Movement = {
  id: string
  category: 'charge' | 'refund' | 'refund_failure' | 'dispute' | 'dispute_reversal'
  source: Payment | Refund | Dispute
  amount: number
  fee: number
  currency: string
  created: number
}

/** All that Stripe knows of one account. */
export type Account = {
  clock: Clock
  /** Payment methods that the account can take. */
  offers: string[]
  sessions: Map<string, Session>
  payments: Map<string, Payment>
  refunds: Map<string, Refund>
  disputes: Map<string, Dispute>
  movements: Movement[]
  /** Bodies of events that were not taken yet, oldest first. */
  events: string[]
  /** Whether refunds wait for `settleRefunds`. */
  holdsRefunds: boolean
}

export const newAccount = (clock: Clock, offers: string[]): Account => ({
  clock,
  offers,
  sessions: new Map(),
  payments: new Map(),
  refunds: new Map(),
  disputes: new Map(),
  movements: [],
  events: [],
  holdsRefunds: false,
})

export const newStripeId = (prefix: string) => `${prefix}_${randomUUID().replaceAll('-', '')}`

export const secondsNow = ({ clock }: Account) => Math.floor(clock.now().getTime() / 1000)

/** Queues an event with a copy of the object as it is now. */
export function emit(account: Account, type: string, object: object): void {
  const event = {
    id: newStripeId('evt'),
    object: 'event',
    api_version: '2026-10-28.endive',
    created: secondsNow(account),
    livemode: false,
    pending_webhooks: 1,
    request: null,
    type,
    data: { object },
  }
  account.events.push(JSON.stringify(event))
}

export function move(
  account: Account,
  movement: Pick<Movement, 'category' | 'source' | 'amount' | 'fee' | 'currency'>,
) {
  account.movements.push({ id: newStripeId('txn'), created: secondsNow(account), ...movement })
}
