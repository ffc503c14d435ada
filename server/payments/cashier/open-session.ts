import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import type { CheckoutRequest } from '../payment-host.ts'
import { newCashierId } from './write-event.ts'

/** Opens a session; the same attempt id is answered with the session it opened first. */
export async function openSession(
  { db, clock, publicUrl }: { db: Db; clock: Clock; publicUrl: string },
  request: CheckoutRequest,
): Promise<{ sessionId: string; url: string }> {
  const { attemptId, orderId, amountFen, currency, description, returnUrl, expiresAt } = request
  const { rows } = await db.pool.query<{ id: string }>({
    name: 'cashier_open_session',
    text: `WITH opened AS (
             INSERT INTO cashier_session (id, request_key, amount_fen, currency, description, metadata, return_url, state,
                                          created_at, expires_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, 'open', $8, $9) ON CONFLICT (request_key) DO NOTHING RETURNING id)
           SELECT id FROM opened UNION ALL SELECT id FROM cashier_session WHERE request_key = $2`,
    values: [
      newCashierId('cs'),
      attemptId,
      amountFen,
      currency,
      description,
      JSON.stringify({ attempt_id: attemptId, order_id: orderId }),
      returnUrl,
      clock.now(),
      expiresAt,
    ],
  })
  const sessionId = rows[0]?.id ?? (await findOpened(db, attemptId))
  return { sessionId, url: `${publicUrl}/cashier/${sessionId}` }
}

/** A twin of the request committed between the statement's snapshot and its insert: now it can be seen. */
async function findOpened(db: Db, attemptId: string): Promise<string> {
  const { rows } = await db.pool.query<{ id: string }>('SELECT id FROM cashier_session WHERE request_key = $1', [
    attemptId,
  ])
  const row = rows[0]
  if (!row) throw new Error(`cashier session of ${attemptId} was neither opened nor found`)
  return row.id
}
