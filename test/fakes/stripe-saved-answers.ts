import type { Clock } from '#server/clock.ts'
import { StripeRefusal } from './stripe-refusal.ts'

export type Answer = { status: number; body: object; headers?: Record<string, string> }

const DAY_MS = 24 * 60 * 60_000

/**
 * Stripe's memory of idempotency keys (docs.stripe.com/api/idempotent_requests): the first answer under a key is kept
 * for a day, failures too, and given again with the header `Idempotent-Replayed`; another request under the same key
 * is refused.
 * @param reusedStatus of that refusal. Stripe documents 400; its table of status codes lists 409 for "the same
 *   idempotent key", which is also what a second request meets while the first is still being worked on.
 */
export function savedAnswers(clock: Clock, reusedStatus: 400 | 409) {
  const saved = new Map<string, { request: string; answer: Answer; at: number }>()
  return {
    /** @throws StripeRefusal where the key was used for another request */
    find(key: string, request: string): Answer | null {
      const known = saved.get(key)
      if (!known || clock.now().getTime() - known.at >= DAY_MS) return null
      if (known.request !== request)
        throw new StripeRefusal(
          'Keys for idempotent requests can only be used with the same parameters they were first used with.',
          { type: 'idempotency_error', status: reusedStatus },
        )
      return { ...known.answer, headers: { ...known.answer.headers, 'Idempotent-Replayed': 'true' } }
    },
    save(key: string, request: string, answer: Answer): void {
      saved.set(key, { request, answer, at: clock.now().getTime() })
    },
  }
}
