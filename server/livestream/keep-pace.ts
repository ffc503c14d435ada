import { type RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { DomainError } from '#domain/errors.ts'

/** Takes one turn of `key`. @throws DomainError TooManyRequests {seconds} where it has none left */
export async function keepPace(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key)
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused
    throw new DomainError('TooManyRequests', { seconds: Math.ceil(refused.msBeforeNext / 1_000) })
  }
}
