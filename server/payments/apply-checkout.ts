import type { Sql } from '#server/db/db.ts'
import { completePayment, type PaymentSource } from './complete-payment.ts'
import type { CheckoutReport } from './payment-host.ts'

export type ReportedCheckout = {
  provider: string
  sessionId: string
  /** Ours, where the provider sends it along: finds an attempt whose session we have not noted yet. */
  attemptId: string | null
  report: CheckoutReport
  source: PaymentSource
}

/**
 * Applies what a provider says of a checkout, whoever learned it: a notice, the buyer's return, a question of ours, a
 * person. Saying it again, or saying something older, changes nothing. In the caller's transaction.
 * @returns what it did, for the event's record
 */
export async function applyCheckout(sql: Sql, reported: ReportedCheckout, now: Date): Promise<string> {
  const { provider, sessionId, attemptId, source, report } = reported
  switch (report.state) {
    case 'open':
      return 'ignored'
    case 'processing':
      return moveAttempt(sql, reported, 'processing', null)
    case 'paid':
      return completePayment(sql, { ...report, provider, sessionId, attemptId, source }, now)
    case 'failed':
      return moveAttempt(sql, reported, 'failed', report.failureCode)
    case 'expired':
      return moveAttempt(sql, reported, 'expired', null)
  }
}

/** A failure that arrives after the success of the same attempt, or after another end, changes nothing. */
async function moveAttempt(
  sql: Sql,
  { provider, sessionId, attemptId }: ReportedCheckout,
  state: 'processing' | 'failed' | 'expired',
  failureCode: string | null,
): Promise<string> {
  const { rowCount } = await sql.query(
    `UPDATE payment_attempt SET state = $3, failure_code = $4, provider_session_id = $2
     WHERE provider = $1 AND (provider_session_id = $2 OR provider_session_id IS NULL AND id::text = $5)
       AND state IN ('opened', 'processing') AND state <> $3`,
    [provider, sessionId, state, failureCode, attemptId],
  )
  return rowCount === 1 ? `attempt_${state}` : 'ignored'
}
