import { randomUUID } from 'node:crypto'
import { DomainError } from '#domain/errors.ts'
import type { Db } from '#server/db/db.ts'
import { applyRefund } from '#server/payments/apply-refund.ts'
import { completePayment } from '#server/payments/complete-payment.ts'
import type { BalanceTransaction, PaymentHost } from '#server/payments/payment-host.ts'
import { reconcileProvider } from '#server/payments/reconciliation/reconcile-provider.ts'
import { hearDispute } from './hear.ts'
import { fakeHost, stillClock } from './sale.ts'

/** Minutes. */
export const DAY = 24 * 60

/**
 * The books of one provider: `movements` are what it lists, in the order given, `asked` the spans it was asked for. With
 * `trouble.after` it fails once it has listed so many.
 */
function booksOf(name: string) {
  const movements: BalanceTransaction[] = []
  const asked: { since: Date; until: Date }[] = []
  const trouble: { after: number | null } = { after: null }
  async function* list({ since, until }: { since: Date; until: Date }) {
    asked.push({ since, until })
    const listed = movements.filter(({ at }) => at >= since && at < until)
    yield* listed.slice(0, trouble.after ?? listed.length)
    if (trouble.after !== null) throw new DomainError('PaymentUnavailable', { reason: 'timeout' })
  }
  const host: PaymentHost = { ...fakeHost(), name, balanceTransactions: list }
  return { host, movements, asked, trouble }
}

/** A provider's books beside ours, on a still clock: what happens can be told to either side, or to both. */
export function providerBooks(db: Db) {
  const name = `provider-${randomUUID().slice(0, 8)}`
  const clock = stillClock()
  const books = booksOf(name)
  const move = (change: Partial<BalanceTransaction> & Pick<BalanceTransaction, 'amountFen'>): BalanceTransaction => {
    const id = `txn_${randomUUID()}`
    const plain = { id, kind: 'payment' as const, reference: null, feeFen: 0n, currency: 'CNY', at: clock.now() }
    const movement = { ...plain, ...change }
    books.movements.push(movement)
    return movement
  }
  const reported = (amountFen: bigint, currency: string) => ({
    provider: name,
    sessionId: `cs_${randomUUID()}`,
    attemptId: null,
    source: 'webhook' as const,
    paymentId: `pi_${randomUUID()}`,
    amountFen,
    currency,
    method: 'card',
    paidAt: clock.now(),
  })
  /** Our side books money that fits no order. @returns the provider's id of the payment */
  async function book(amountFen: bigint, currency = 'CNY'): Promise<string> {
    const payment = reported(amountFen, currency)
    await db.tx((sql) => completePayment(sql, payment, clock.now()))
    return payment.paymentId
  }
  return {
    ...books,
    name,
    clock,
    db,
    move,
    book,
    /** Both sides know of a payment, with a fee of 1 yuan. @returns the provider's id of it */
    async take(amountFen: bigint): Promise<string> {
      const paymentId = await book(amountFen)
      move({ amountFen, feeFen: 100n, reference: paymentId })
      return paymentId
    },
    /** Our side hears of a refund. @returns the provider's id of it */
    async hearRefund(
      paymentId: string,
      amountFen: bigint,
      state: 'pending' | 'succeeded' | 'failed',
      providerRefundId = `re_${randomUUID()}`,
    ): Promise<string> {
      const failureCode = state === 'failed' ? 'bank' : null
      const report = { providerRefundId, paymentId, amountFen, currency: 'CNY', state, failureCode }
      await db.tx((sql) => applyRefund(sql, { provider: name, refundId: null, report }, clock.now()))
      return providerRefundId
    },
    /** Our side hears of a dispute. @returns the provider's id of it */
    async hearDispute(paymentId: string, amountFen: bigint, state: 'open' | 'won' | 'lost'): Promise<string> {
      const providerDisputeId = `dp_${paymentId}`
      await hearDispute({ db, clock }, name, { paymentId, amountFen, state, providerDisputeId })
      return providerDisputeId
    },
    /** The comparison, `minutes` later. */
    compare(minutes = 5): Promise<string | null> {
      clock.forward(minutes)
      return reconcileProvider({ db, clock }, books.host, 'clock')
    },
    /** The differences of this provider as `kind reference ledger provider state`, oldest first. */
    async differences(): Promise<string[]> {
      const { rows } = await db.pool.query<{ line: string }>(
        `SELECT concat_ws(' ', kind, reference, ledger_fen, provider_fen, currency, coalesce(closed_by || ': ' || resolution, 'open')) AS line
         FROM reconciliation_difference WHERE provider = $1 ORDER BY found_at, id`,
        [name],
      )
      return rows.map(({ line }) => line)
    },
    /** The runs of this provider, oldest first. */
    async runs() {
      const { rows } = await db.pool.query<{
        imported: number
        ledger: bigint | null
        provider: bigint | null
        failure: string | null
        finished: boolean
      }>(
        `SELECT imported, ledger_fen AS ledger, provider_fen AS provider, failure, finished_at IS NOT NULL AS finished
         FROM reconciliation WHERE provider = $1 ORDER BY started_at, id`,
        [name],
      )
      return rows
    },
    /** What the ledger booked of a kind for this provider, in fen on the provider's account. */
    async booked(kind: string): Promise<bigint[]> {
      const { rows } = await db.pool.query<{ fen: bigint }>(
        `SELECT x.fen FROM ledger_entry e JOIN ledger_posting x ON x.entry_id = e.id JOIN ledger_account k ON k.id = x.account_id
         WHERE e.kind = $2 AND k.code = 'provider:' || $1 ORDER BY e.sequence`,
        [name, kind],
      )
      return rows.map(({ fen }) => fen)
    },
  }
}
