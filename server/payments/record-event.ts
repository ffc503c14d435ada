import type { Clock } from '#server/clock.ts'
import type { Db, Sql } from '#server/db/db.ts'
import { applyCheckout } from './apply-checkout.ts'
import { applyRefund } from './apply-refund.ts'
import { lockReference } from './lock-reference.ts'
import type { PaymentEvent, PaymentHost } from './payment-host.ts'
import { recordDispute } from './record-dispute.ts'

/**
 * Takes a provider's notice: the raw body's signature is checked first, then the event is applied and stored under its
 * unique id in one transaction. A repeated event changes nothing and is answered the same.
 * @returns what the event did
 * @throws DomainError BadSignature; any other error means "send it again"
 */
export async function recordEvent(
  { db, clock }: { db: Db; clock: Clock },
  host: PaymentHost,
  rawBody: Buffer,
  signature: string | undefined,
): Promise<string> {
  const event = host.readEvent(rawBody, signature)
  return db.tx(async (sql) => {
    // Copies of one event wait for each other here, so that the second finds the first.
    await lockReference(sql, host.name, event.id)
    const known = await sql.query<{ outcome: string }>(
      'SELECT outcome FROM payment_event WHERE provider = $1 AND event_id = $2',
      [host.name, event.id],
    )
    if (known.rows[0]) return 'duplicate'
    const now = clock.now()
    const outcome = await apply(sql, host.name, event, now)
    await sql.query(
      `INSERT INTO payment_event (provider, event_id, type, payload, outcome, payment_reference, received_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [host.name, event.id, event.type, JSON.stringify(event.payload), outcome, paymentOf(event), now],
    )
    return outcome
  })
}

function paymentOf(event: PaymentEvent): string | null {
  if (event.kind === 'unknown') return null
  if (event.kind === 'checkout') return event.report.state === 'paid' ? event.report.paymentId : null
  return event.report.paymentId
}

function apply(sql: Sql, provider: string, event: PaymentEvent, now: Date): Promise<string> | string {
  switch (event.kind) {
    case 'checkout': {
      const { sessionId, attemptId, report } = event
      return applyCheckout(sql, { provider, sessionId, attemptId, report, source: 'webhook' }, now)
    }
    case 'refund':
      return applyRefund(sql, { provider, refundId: event.refundId, report: event.report }, now)
    case 'dispute':
      return recordDispute(sql, { provider, report: event.report }, now)
    case 'unknown':
      return 'ignored'
  }
}
