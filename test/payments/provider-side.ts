import type { PaymentHost } from '#server/payments/payment-host.ts'

/** A signed notice as it arrives at our door. */
export type Notice = { rawBody: Buffer; signature: string }

/** Ways in which a provider lets us down. */
export type Trouble =
  /** Nobody answers until `heal`. */
  | 'down'
  /** The next call that changes something is carried out, and its answer is lost. */
  | 'lost_answer'
  /** The next call fails with an error of the provider's own. */
  | 'broken_once'

/**
 * A payment provider from its other side: the buyer at the checkout, the bank behind it, the people in its own pages,
 * and the network between it and us. Nothing is delivered by itself: the caller takes the notices and decides about
 * their order and copies. Amounts are fen.
 */
export type ProviderSide = {
  name: 'cashier' | 'stripe'
  /** A connection of the shop to it. */
  host: PaymentHost
  /** The buyer pays; the money is taken even where the session's time is over (`late`). @returns the payment's id */
  pay(sessionId: string, options?: { late?: boolean }): Promise<string>
  /** The buyer has confirmed, the money comes later. */
  startPaying(sessionId: string): Promise<void>
  finishPaying(sessionId: string, outcome: 'succeeded' | 'failed'): Promise<void>
  /** A payment that ends the session as failed. */
  fail(sessionId: string): Promise<void>
  /** The session's own time is over. */
  expire(sessionId: string): Promise<void>
  /** Refunds that are asked for from now on stay pending until `settleRefunds`. */
  holdRefunds(): Promise<void>
  settleRefunds(): Promise<void>
  /** Somebody refunds in the provider's own pages. @returns the refund's id there */
  refundByHand(paymentId: string, amountFen: bigint): Promise<string>
  /** The buyer's bank sends a paid refund back. */
  returnRefund(providerRefundId: string): Promise<void>
  /** @returns the dispute's id there */
  dispute(paymentId: string, options?: { amountFen?: bigint; inquiry?: boolean }): Promise<string>
  closeDispute(disputeId: string, outcome: 'won' | 'lost'): Promise<void>
  /** All notices that were not taken yet, oldest first. */
  notices(): Promise<Notice[]>
  /** Any body as a signed notice, at the present time or `ageSeconds` ago. */
  sign(rawBody: Buffer, ageSeconds?: number): Notice
  trouble(kind: Trouble): void
  heal(): void
  close(): Promise<void>
}
