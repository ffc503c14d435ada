import { cartCountSetCookie } from '#domain/cart-count.ts'
import { countUnits } from '#server/cart/count-units.ts'
import { mergeCarts } from '#server/cart/merge-carts.ts'
import { claimGuestOrders } from '#server/orders/claim-guest-orders.ts'
import { joinGuestNotices } from '#server/reminders/join-guest.ts'
import { ask } from './ask.ts'
import { refuseDemoPassword } from './demo-accounts.ts'
import { countGuess } from './guesses.ts'
import { guestKeyHash } from './guest.ts'
import type { IdentityDeps } from './identity-deps.ts'
import { takeLanguage } from './language.ts'
import type { Role } from './viewer.ts'

/** `totp_required`: the first factor was right; its cookie must be sent back with the second. */
export type SignIn =
  | { outcome: 'signed_in'; role: Role; setCookies: string[] }
  | { outcome: 'totp_required'; setCookies: string[] }
  | { outcome: 'wrong' }
  /** The code is too old or was tried too often: a new one is needed. */
  | { outcome: 'expired' }

type FirstFactor = { phone: string; headers: Headers }

/** Ends a sign-in: what this browser ordered and collected as a guest now belongs to the account, and its language is the account's. */
export async function complete(
  { db, clock }: Pick<IdentityDeps, 'db' | 'clock'>,
  userId: string,
  headers: Headers,
  setCookies: string[],
): Promise<SignIn> {
  const owner = { userId, guestKeyHash: guestKeyHash(headers) }
  await claimGuestOrders(db.pool, owner)
  await mergeCarts({ db, clock }, owner)
  await joinGuestNotices(db.pool, owner)
  await takeLanguage({ db }, userId, headers)
  const units = await countUnits({ db, clock }, { userId, guestKeyHash: null })
  const { role } = await db.prisma.user.findUniqueOrThrow({ where: { id: userId }, select: { role: true } })
  return { outcome: 'signed_in', role, setCookies: [...setCookies, cartCountSetCookie(units)] }
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
