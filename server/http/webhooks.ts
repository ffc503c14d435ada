import express, { type Router } from 'express'
import type { Logger } from 'pino'
import { isDomainError } from '#domain/errors.ts'

/** Larger than any event of a provider. */
const BODY_LIMIT = '256kb'

export type RecordEvent = (rawBody: Buffer, signature: string | undefined) => Promise<string>

/**
 * `POST /webhooks/payments`: the raw body and its signature go to `recordEvent`. 200 once it is stored (or was before),
 * 400 where the signature is wrong, 500 on any failure of ours so that the provider sends it again.
 */
export function paymentWebhooks(recordEvent: RecordEvent, log: Logger): Router {
  const router = express.Router()
  router.post('/webhooks/payments', express.raw({ type: () => true, limit: BODY_LIMIT }), async (request, response) => {
    const signature = request.get('payment-signature') ?? request.get('stripe-signature')
    try {
      const outcome = await recordEvent(request.body as Buffer, signature)
      response.json({ outcome })
    } catch (error) {
      const ours = !isDomainError(error)
      log[ours ? 'error' : 'warn']({ err: error }, 'payment event refused')
      response.status(ours ? 500 : 400).json({ error: ours ? 'try again' : error.code })
    }
  })
  return router
}
