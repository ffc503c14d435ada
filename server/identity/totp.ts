import { DomainError } from '#domain/errors.ts'
import { maskPhone } from '#domain/masking.ts'
import { ask } from './ask.ts'
import { countGuess } from './guesses.ts'
import type { IdentityDeps } from './identity-deps.ts'
import { readViewer } from './read-viewer.ts'

/** What an authenticator app needs, and the codes for the day it is lost. Shown once. */
export type TotpOffer = { uri: string; secret: string; backupCodes: string[] }

type Wrong = { outcome: 'wrong_password' }

/** Checks who asks, and counts the password as a guess until it proves right. */
async function guard(deps: IdentityDeps, headers: Headers) {
  const viewer = await readViewer(deps, headers)
  if (!viewer) throw new DomainError('NotSignedIn')
  return { viewer, right: await countGuess(deps, viewer.phone ?? viewer.userId, headers) }
}

/**
 * Makes a new secret for the viewer; it counts only after `confirmTotp`.
 * Errors: NotSignedIn, InvalidInput where it is on already, TooManyRequests {seconds}.
 */
export async function offerTotp(
  deps: IdentityDeps,
  { password, headers }: { password: string; headers: Headers },
): Promise<({ outcome: 'offered' } & TotpOffer) | Wrong> {
  const { viewer, right } = await guard(deps, headers)
  const call = deps.auth.api.enableTwoFactor({ body: { password, method: 'totp' }, headers, returnHeaders: true })
  const reply = await ask(call, { INVALID_PASSWORD: 'wrong_password', TOTP_ALREADY_ENABLED: 'on_already' } as const)
  if (!reply.ok && reply.refusal === 'on_already') throw new DomainError('InvalidInput', { field: 'totp' })
  if (!reply.ok) return { outcome: 'wrong_password' }
  await right()
  const { totpURI, backupCodes } = reply.response as { totpURI: string; backupCodes: string[] }
  const secret = new URL(totpURI).searchParams.get('secret') ?? ''
  return { outcome: 'offered', uri: uriOf(secret, viewer.phone), secret, backupCodes }
}

/** The library would name the account by its stand-in mail address, which nobody recognises. */
const uriOf = (secret: string, phone: string | null): string => {
  const account = encodeURIComponent(phone ? maskPhone(phone) : 'account')
  return `otpauth://totp/Reedflower:${account}?${new URLSearchParams({ secret, issuer: 'Reedflower' })}`
}

/** Turns the second factor on with the first code of the app. Errors: NotSignedIn. */
export async function confirmTotp(
  deps: IdentityDeps,
  { code, headers }: { code: string; headers: Headers },
): Promise<{ outcome: 'on'; setCookies: string[] } | { outcome: 'wrong' }> {
  if (!(await readViewer(deps, headers))) throw new DomainError('NotSignedIn')
  const reply = await ask(deps.auth.api.verifyTOTP({ body: { code }, headers, returnHeaders: true }), {
    INVALID_CODE: 'wrong',
    TOTP_NOT_ENABLED: 'wrong',
  } as const)
  return reply.ok ? { outcome: 'on', setCookies: reply.setCookies } : { outcome: 'wrong' }
}

/** Turns the second factor off. Errors: NotSignedIn, TooManyRequests {seconds}. */
export async function disableTotp(
  deps: IdentityDeps,
  { password, headers }: { password: string; headers: Headers },
): Promise<{ outcome: 'off'; setCookies: string[] } | Wrong> {
  const { right } = await guard(deps, headers)
  const call = deps.auth.api.disableTwoFactor({ body: { password }, headers, returnHeaders: true })
  const reply = await ask(call, { INVALID_PASSWORD: 'wrong_password' } as const)
  if (!reply.ok) return { outcome: reply.refusal }
  await right()
  return { outcome: 'off', setCookies: reply.setCookies }
}
