import { DomainError } from '#domain/errors.ts'
import { ask } from './ask.ts'
import { countGuess } from './guesses.ts'
import type { IdentityDeps } from './identity-deps.ts'
import { readViewer } from './read-viewer.ts'
import { hasPassword } from './set-password.ts'

/** `expired`: the code is too old or was tried too often. */
export type Confirmed = 'confirmed' | 'wrong' | 'expired'

/**
 * Makes sure that who is signed in is the person: by the password where the account has one, else by a code that was sent
 * to the account's phone (`requestCode`). Starts no session.
 * Errors: NotSignedIn, TooManyRequests {seconds}.
 */
export async function confirmSelf(
  deps: IdentityDeps,
  { secret, headers }: { secret: string; headers: Headers },
): Promise<Confirmed> {
  const viewer = await readViewer(deps, headers)
  if (!viewer) throw new DomainError('NotSignedIn')
  const { api } = deps.auth
  const right = await countGuess(deps, viewer.phone ?? viewer.userId, headers)
  if (await hasPassword(deps, viewer.userId)) {
    const call = api.verifyPassword({ body: { password: secret }, headers, returnHeaders: true })
    const reply = await ask(call, { INVALID_PASSWORD: 'wrong', PASSWORD_TOO_LONG: 'wrong' } as const)
    if (!reply.ok) return reply.refusal
  } else {
    if (!viewer.phone) return 'wrong'
    const body = { phoneNumber: viewer.phone, code: secret, disableSession: true }
    const reply = await ask(api.verifyPhoneNumber({ body, headers, returnHeaders: true }), {
      INVALID_OTP: 'wrong',
      OTP_NOT_FOUND: 'expired',
      OTP_EXPIRED: 'expired',
      TOO_MANY_ATTEMPTS: 'expired',
    } as const)
    if (!reply.ok) return reply.refusal
  }
  await right()
  return 'confirmed'
}
