import express, { type Router } from 'express'
import type { Logger } from 'pino'
import { DomainError, isDomainError } from '#domain/errors.ts'
import type { PaymentHost } from '#server/payments/payment-host.ts'

/** Larger than any event of a provider. */
const BODY_LIMIT = '256kb'

export type RecordEvent = (host: PaymentHost, rawBody: Buffer, signature: string | undefined) => Promise<string>

/**
 * `POST /webhooks/payments`: the raw body and its signature go to `recordEvent`, for the provider whose signature header
 * is there. 200 once it is stored (or was before), 400 where the signature is wrong or missing, 500 on any failure of ours
 * so that the provider sends it again.
 */
export function paymentWebhooks(hosts: readonly PaymentHost[], recordEvent: RecordEvent, log: Logger): Router {
  const router = express.Router()
  router.post('/webhooks/payments', express.raw({ type: () => true, limit: BODY_LIMIT }), async (request, response) => {
    const host = hosts.find(({ signatureHeader }) => request.get(signatureHeader) !== undefined)
    try {
      if (!host) throw new DomainError('BadSignature')
      const outcome = await recordEvent(host, request.body as Buffer, request.get(host.signatureHeader))
      response.json({ outcome })
    } catch (error) {
      const ours = !isDomainError(error)
      log[ours ? 'error' : 'warn']({ err: error }, 'payment event refused')
      response.status(ours ? 500 : 400).json({ error: ours ? 'try again' : error.code })
    }
  })
  return router
}
