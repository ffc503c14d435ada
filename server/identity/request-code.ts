import { DomainError } from '#domain/errors.ts'
import { parsePhone } from '#domain/phone.ts'
import { addressOf } from './address.ts'
import type { IdentityDeps } from './identity-deps.ts'
import { codesPerAddress, codesPerPhone } from './limits.ts'
import { forgetOldAttempts, spend } from './rate-limit.ts'

/**
 * Sends a sign-in code by text message.
 * @param phone E.164
 * Errors: InvalidInput {field}, TooManyRequests {seconds}, SmsUnavailable.
 */
export async function requestCode(deps: IdentityDeps, phone: string, headers: Headers): Promise<void> {
  if (parsePhone(phone) !== phone) throw new DomainError('InvalidInput', { field: 'phone' })
  await forgetOldAttempts(deps)
  await spend(deps, `code:address:${addressOf(headers)}`, codesPerAddress)
  for (const limit of codesPerPhone) await spend(deps, `code:phone:${phone}:${limit.seconds}`, limit)
  await deps.auth.api.sendPhoneNumberOTP({ body: { phoneNumber: phone }, headers })
}
