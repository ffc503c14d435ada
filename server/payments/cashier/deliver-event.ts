import { type CashierDeps, cashierSecret } from './cashier-host.ts'
import { signBody } from './signature.ts'

const TIMEOUT_MS = 10_000

/**
 * Posts a stored event to the shop's webhook, signed now over the exact bytes. Delivering again is harmless and
 * sometimes wanted.
 * @throws Error when the shop does not answer 2xx within 10 s, so that the job is tried again
 */
export async function deliverEvent(deps: CashierDeps, eventId: string): Promise<void> {
  const { db, clock, publicUrl } = deps
  const { rows } = await db.pool.query<{ body: string }>({
    name: 'cashier_take_event',
    text: 'UPDATE cashier_event SET attempts = attempts + 1 WHERE id = $1 RETURNING body',
    values: [eventId],
  })
  const event = rows[0]
  if (!event) throw new Error(`cashier event ${eventId} is missing`)
  const body = Buffer.from(event.body, 'utf8')
  const response = await fetch(`${publicUrl}/webhooks/payments`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'Payment-Signature': signBody(cashierSecret(deps), body, clock.now()),
    },
    body,
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
  await response.body?.cancel()
  if (!response.ok) throw new Error(`webhook answered ${response.status} to event ${eventId}`)
  await db.pool.query({
    name: 'cashier_event_delivered',
    text: 'UPDATE cashier_event SET delivered_at = coalesce(delivered_at, $2) WHERE id = $1',
    values: [eventId, clock.now()],
  })
}
