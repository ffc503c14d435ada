import { createHash, randomBytes } from 'node:crypto'
import type { Env } from '#server/env.ts'
import { readCookie } from './cookie.ts'
import type { Buyer, Viewer } from './viewer.ts'

const cookieName = 'guest'
const keyBytes = 32
const maxAge = 400 * 24 * 60 * 60

const isKey = (value: string | undefined): value is string => /^[\w-]{43}$/.test(value ?? '')

const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex')

/** The hash of the key this browser carries as a guest, or null. The key itself is stored nowhere but there. */
export function guestKeyHash(headers: Headers): string | null {
  const key = readCookie(headers, cookieName)
  return isKey(key) ? hashOf(key) : null
}

/**
 * Who an order made by this request would belong to: the viewer alone, or else the browser's guest key.
 * @returns `setCookie` when the browser had no key yet and must be given one
 */
export function readBuyer(
  { PUBLIC_URL }: Pick<Env, 'PUBLIC_URL'>,
  headers: Headers,
  viewer: Viewer | null,
): { buyer: Buyer; setCookie?: string } {
  if (viewer) return { buyer: { userId: viewer.userId, guestKeyHash: null } }
  const known = guestKeyHash(headers)
  if (known) return { buyer: { userId: null, guestKeyHash: known } }
  const key = randomBytes(keyBytes).toString('base64url')
  const secure = PUBLIC_URL.startsWith('https:') ? '; Secure' : ''
  return {
    buyer: { userId: null, guestKeyHash: hashOf(key) },
    setCookie: `${cookieName}=${key}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure}`,
  }
}
