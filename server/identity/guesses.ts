import { addressOf } from './address.ts'
import type { IdentityDeps } from './identity-deps.ts'
import { guessesPerAddress, guessesPerPhone } from './limits.ts'
import { giveBack, spend } from './rate-limit.ts'

/**
 * Counts one guess at a secret of `phone` before it is looked at.
 * @returns call it when the guess was right: it then counts for nothing
 * @throws DomainError TooManyRequests {seconds}
 */
export async function countGuess(deps: IdentityDeps, phone: string, headers: Headers): Promise<() => Promise<void>> {
  const keys = [`guess:address:${addressOf(headers)}`, `guess:phone:${phone}`] as const
  await spend(deps, keys[0], guessesPerAddress)
  await spend(deps, keys[1], guessesPerPhone)
  return () => giveBack(deps, [...keys])
}
