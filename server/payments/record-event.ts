import { DomainError } from '#domain/errors.ts'
import type { Clock } from '#server/clock.ts'
import type { Db, Sql } from '#server/db/db.ts'
import { completePayment } from './complete-payment.ts'
import type { PaymentEvent, PaymentHost } from './payment-host.ts'
import { failRefund, settleRefund } from './settle-refund.ts'

export type Deps = { db: Db; clock: Clock; payments: PaymentHost }

/**
 * Takes a provider's webhook: the raw body's signature is checked first, then the event is applied and stored under its
 * unique id in one transaction. A repeated event changes nothing and is answered the same.
 * @returns what the event did
 * @throws DomainError BadSignature; any other error means "send it again"
 */
export async function recordEvent(
  { db, clock, payments }: Deps,
  rawBody: Buffer,
  signature: string | undefined,
): Promise<string> {
  const event = payments.readEvent(rawBody, signature)
  if (event.id.length === 0) throw new DomainError('InvalidInput', { field: 'id' })
  return db.tx(async (sql) => {
    // Copies of one event wait for each other here, so that the second finds the first.
    await sql.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`${payments.name}:${event.id}`])
    const known = await sql.query<{ outcome: string }>(
      'SELECT outcome FROM payment_event WHERE provider = $1 AND event_id = $2',
      [payments.name, event.id],
    )
    if (known.rows[0]) return 'duplicate'
    const now = clock.now()
    const outcome = await apply(sql, payments.name, event, now)
    await sql.query(
      `INSERT INTO payment_event (provider, event_id, type, payload, outcome, received_at) VALUES ($1, $2, $3, $4, $5, $6)`,
      [payments.name, event.id, event.type, JSON.stringify(event.payload), outcome, now],
    )
    return outcome
  })
}

async function apply(sql: Sql, provider: string, event: PaymentEvent, now: Date): Promise<string> {
  switch (event.kind) {
    case 'checkout_completed':
      return completePayment(sql, { provider, ...event }, now)
    case 'checkout_failed':
      return closeAttempt(sql, provider, event.sessionId, 'failed', event.failureCode)
    case 'checkout_expired':
      return closeAttempt(sql, provider, event.sessionId, 'expired', null)
    case 'refund_succeeded':
      return settleRefund(sql, { provider, ...event }, now)
    case 'refund_failed':
      return failRefund(sql, { provider, ...event })
    case 'unknown':
      return 'ignored'
  }
}

/** A failure that arrives after the success of the same attempt changes nothing. */
async function closeAttempt(
  sql: Sql,
  provider: string,
  sessionId: string,
  state: 'failed' | 'expired',
  failureCode: string | null,
): Promise<string> {
  const { rowCount } = await sql.query(
    `UPDATE payment_attempt SET state = $3, failure_code = $4
     WHERE provider = $1 AND provider_session_id = $2 AND state IN ('opened', 'failed')`,
    [provider, sessionId, state, failureCode],
  )
  return rowCount === 1 ? `attempt_${state}` : 'ignored'
}
