/** Money that a provider says it took. Amounts are fen (hundredths of `currency`), times UTC. */
export type TakenMoney = {
  paymentId: string
  amountFen: bigint
  /** ISO 4217, upper case. */
  currency: string
  /** `card`, `alipay`, `wechat_pay` or `unknown`. */
  method: string
  paidAt: Date
}

/** What became of a checkout, as far as the provider knows. */
export type CheckoutReport =
  | { state: 'open' }
  /** The buyer has done their part; the money is not there yet and may still fail. It cannot be called back. */
  | { state: 'processing' }
  | ({ state: 'paid' } & TakenMoney)
  | { state: 'failed'; failureCode: string }
  | { state: 'expired' }

/** What became of a refund. `failed` may follow `succeeded`: the buyer's bank sent it back. */
export type RefundReport = {
  providerRefundId: string
  paymentId: string
  amountFen: bigint
  currency: string
  state: 'pending' | 'succeeded' | 'failed'
  failureCode: string | null
}

/** A buyer's bank asks for a payment back. */
export type DisputeReport = {
  providerDisputeId: string
  paymentId: string
  amountFen: bigint
  currency: string
  reason: string
  state: 'open' | 'won' | 'lost'
  /** Whether the provider has taken the amount from us meanwhile; a mere inquiry leaves it. */
  withheld: boolean
  evidenceDueAt: Date | null
}

/** What a provider tells us, in our words. */
export type PaymentEvent = { id: string; type: string; payload: unknown } & PaymentEventBody

export type PaymentEventBody =
  | { kind: 'checkout'; sessionId: string; attemptId: string | null; report: CheckoutReport }
  /** `refundId` is ours; null where the refund was not asked for by us. */
  | { kind: 'refund'; refundId: string | null; report: RefundReport }
  | { kind: 'dispute'; report: DisputeReport }
  /** A type we do not know: stored and answered with 200. */
  | { kind: 'unknown' }

export const balanceKinds = [
  'payment',
  'refund',
  'refund_return',
  'dispute',
  'dispute_return',
  'fee',
  'payout',
  'other',
] as const

/** One movement of our balance at the provider. `net = amountFen − feeFen`; negative amounts left the balance. */
export type BalanceTransaction = {
  id: string
  kind: (typeof balanceKinds)[number]
  /** The provider's id of the payment, refund, dispute or payout that moved. */
  reference: string | null
  amountFen: bigint
  feeFen: bigint
  currency: string
  at: Date
}

export type CheckoutRequest = {
  /** Our attempt's id: the provider's idempotency key and metadata. */
  attemptId: string
  orderId: string
  amountFen: bigint
  currency: string
  description: string
  /** Where the buyer comes back to. That page reads our own state, never its query string. */
  returnUrl: string
  /** When our hold ends, UTC. */
  expiresAt: Date
  locale: string
}

/**
 * One payment provider. Two real sides: the embedded cashier and Stripe; one contract suite runs on both.
 * Every call throws DomainError PaymentUnavailable where the provider does not answer or fails, and may then be made
 * again; NotFound where the provider does not know what is asked about.
 */
export type PaymentHost = {
  /** Stored with every attempt and payment. */
  name: string
  /** The HTTP header that carries the signature of its notices, lower case. */
  signatureHeader: string
  /** Opens a checkout; the same attempt id answers with the same session. */
  openCheckout(request: CheckoutRequest): Promise<{ sessionId: string; url: string }>
  readCheckout(sessionId: string): Promise<CheckoutReport>
  /** Ends a checkout that is still open. What it answers is final, except `processing`; never `open`. */
  endCheckout(sessionId: string): Promise<CheckoutReport>
  /**
   * Pays back; the same refund id is one refund, however long ago it was asked for first.
   * @throws DomainError RefundTooLarge (more than is left of the payment), OrderDisputed
   */
  refund(request: { refundId: string; paymentId: string; amountFen: bigint }): Promise<RefundReport>
  readRefund(providerRefundId: string): Promise<RefundReport>
  /** Movements from `since` (inclusive) to `until` (exclusive), in any order. */
  balanceTransactions(span: { since: Date; until: Date }): AsyncIterable<BalanceTransaction>
  /**
   * Checks the signature over the raw body before anything is parsed.
   * @throws DomainError BadSignature
   */
  readEvent(rawBody: Buffer, signature: string | undefined): PaymentEvent
}

/** The providers of a shop: the one that new checkouts go to, and all whose payments may still move. */
export type PaymentHosts = { current: PaymentHost; all: readonly PaymentHost[] }

/** The provider of a stored attempt or payment; null where the shop is no longer connected to it. */
export const hostNamed = ({ all }: PaymentHosts, name: string): PaymentHost | null =>
  all.find((host) => host.name === name) ?? null

export const onlyHost = (host: PaymentHost): PaymentHosts => ({ current: host, all: [host] })
