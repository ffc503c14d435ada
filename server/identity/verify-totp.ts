import { DomainError } from '#domain/errors.ts'
import { ask } from './ask.ts'
import type { IdentityDeps } from './identity-deps.ts'
import { complete, type SignIn } from './sign-in.ts'

const refusals = {
  INVALID_CODE: 'wrong',
  INVALID_BACKUP_CODE: 'wrong',
  INVALID_TWO_FACTOR_COOKIE: 'expired',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'expired',
  ACCOUNT_TEMPORARILY_LOCKED: 'locked',
} as const

const lockSeconds = 15 * 60

/**
 * The second step of a sign-in: the six digits of an authenticator app, or a backup code.
 * `expired`: the first step is too long ago or the second was wrong too often; start again.
 * Errors: TooManyRequests {seconds} while the account is locked.
 */
export async function verifyTotp(deps: IdentityDeps, code: string, headers: Headers): Promise<SignIn> {
  const given = { body: { code: code.trim() }, headers, returnHeaders: true } as const
  const { api } = deps.auth
  const reply = await ask(
    /^\d{6}$/.test(given.body.code) ? api.verifyTOTP(given) : api.verifyBackupCode(given),
    refusals,
  )
  if (reply.ok) return complete(deps, reply.response.user.id, headers, reply.setCookies)
  if (reply.refusal === 'locked') throw new DomainError('TooManyRequests', { seconds: lockSeconds })
  return { outcome: reply.refusal }
}
