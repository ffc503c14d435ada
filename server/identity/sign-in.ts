import { claimGuestOrders } from '#server/orders/claim-guest-orders.ts'
import { ask } from './ask.ts'
import { refuseDemoPassword } from './demo-accounts.ts'
import { countGuess } from './guesses.ts'
import { guestKeyHash } from './guest.ts'
import type { IdentityDeps } from './identity-deps.ts'
import type { Role } from './viewer.ts'

/** `totp_required`: the first factor was right; its cookie must be sent back with the second. */
export type SignIn =
  | { outcome: 'signed_in'; role: Role; setCookies: string[] }
  | { outcome: 'totp_required'; setCookies: string[] }
  | { outcome: 'wrong' }
  /** The code is too old or was tried too often: a new one is needed. */
  | { outcome: 'expired' }

type FirstFactor = { phone: string; headers: Headers }

/** Ends a sign-in: orders this browser made as a guest now belong to the account. */
export async function complete(
  { db }: Pick<IdentityDeps, 'db'>,
  userId: string,
  headers: Headers,
  setCookies: string[],
): Promise<SignIn> {
  await claimGuestOrders(db.pool, { userId, guestKeyHash: guestKeyHash(headers) })
  const { role } = await db.prisma.user.findUniqueOrThrow({ where: { id: userId }, select: { role: true } })
  return { outcome: 'signed_in', role, setCookies }
}

/**
 * Signs in, or up, whoever holds the phone.
 * Errors: TooManyRequests {seconds}.
 */
export async function signInWithCode(
  deps: IdentityDeps,
  { phone, code, headers }: FirstFactor & { code: string },
): Promise<SignIn> {
  const right = await countGuess(deps, phone, headers)
  const call = deps.auth.api.verifyPhoneNumber({ body: { phoneNumber: phone, code }, headers, returnHeaders: true })
  const reply = await ask(call, {
    INVALID_OTP: 'wrong',
    OTP_NOT_FOUND: 'expired',
    OTP_EXPIRED: 'expired',
    TOO_MANY_ATTEMPTS: 'expired',
  } as const)
  if (!reply.ok) return { outcome: reply.refusal }
  await right()
  const { response, setCookies } = reply
  if ('twoFactorRedirect' in response) return { outcome: 'totp_required', setCookies }
  return complete(deps, response.user.id, headers, setCookies)
}

/**
 * Signs in someone who has set a password. An unknown phone and a wrong password look the same.
 * Errors: DemoPasswordRefused, TooManyRequests {seconds}.
 */
export async function signInWithPassword(
  deps: IdentityDeps,
  { phone, password, headers }: FirstFactor & { password: string },
): Promise<SignIn> {
  refuseDemoPassword(deps.env, password)
  const right = await countGuess(deps, phone, headers)
  const call = deps.auth.api.signInPhoneNumber({ body: { phoneNumber: phone, password }, headers, returnHeaders: true })
  const reply = await ask(call, {
    INVALID_PHONE_NUMBER: 'wrong',
    INVALID_PHONE_NUMBER_OR_PASSWORD: 'wrong',
    PASSWORD_TOO_LONG: 'wrong',
    UNEXPECTED_ERROR: 'wrong',
  } as const)
  if (!reply.ok) return { outcome: reply.refusal }
  await right()
  const { response, setCookies } = reply
  if ('twoFactorRedirect' in response) return { outcome: 'totp_required', setCookies }
  return complete(deps, response.user.id, headers, setCookies)
}
