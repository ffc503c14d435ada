/** What a payment provider tells us, in our words. Amounts are fen, times UTC. */
export type PaymentEvent = { id: string; type: string; payload: unknown } & PaymentEventBody

export type PaymentEventBody =
  | {
      kind: 'checkout_completed'
      sessionId: string
      paymentId: string
      amountFen: bigint
      currency: string
      method: string
      paidAt: Date
    }
  | { kind: 'checkout_failed'; sessionId: string; failureCode: string }
  | { kind: 'checkout_expired'; sessionId: string }
  | { kind: 'refund_succeeded'; refundId: string; providerRefundId: string }
  | { kind: 'refund_failed'; refundId: string; failureCode: string }
  /** A type we do not know: stored and answered with 200. */
  | { kind: 'unknown' }

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

/** One payment provider. Two real sides: the embedded cashier and Stripe; one contract suite runs on both. */
export type PaymentHost = {
  name: string
  /** Opens a checkout; the same attempt id answers with the same session. */
  openCheckout(request: CheckoutRequest): Promise<{ sessionId: string; url: string }>
  /** Pays back; the same refund id is one refund. The outcome arrives as an event. */
  refund(request: { refundId: string; paymentId: string; amountFen: bigint }): Promise<void>
  /**
   * Checks the signature over the raw body before anything is parsed.
   * @throws DomainError BadSignature
   */
  readEvent(rawBody: Buffer, signature: string | undefined): PaymentEvent
}
