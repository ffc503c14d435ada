import { type RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { DomainError } from '#domain/errors.ts'

/** Takes a turn of `key`, or several. @throws DomainError TooManyRequests {seconds} where it has none left */
export async function keepPace(limiter: RateLimiterMemory, key: string, points = 1): Promise<void> {
  try {
    await limiter.consume(key, points)
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused
    throw new DomainError('TooManyRequests', { seconds: Math.ceil(refused.msBeforeNext / 1_000) })
  }
}
