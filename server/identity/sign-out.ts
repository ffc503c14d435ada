import { cartCountSetCookie } from '#domain/cart-count.ts'
import { ask } from './ask.ts'
import type { IdentityDeps } from './identity-deps.ts'

export type CookieChange = { setCookies: string[] }

/** The account's cart stays with the account. */
const leaving = (setCookies: string[]): CookieChange => ({ setCookies: [...setCookies, cartCountSetCookie(0)] })

/** Ends this session. Harmless for someone who is not signed in. */
export async function signOut({ auth }: IdentityDeps, headers: Headers): Promise<CookieChange> {
  const reply = await ask(auth.api.signOut({ headers, returnHeaders: true }))
  return leaving(reply.ok ? reply.setCookies : [])
}

/** Ends every session of the account, this one too. A session that is gone already is signed out like any other. */
export async function signOutEverywhere(deps: IdentityDeps, headers: Headers): Promise<CookieChange> {
  const reply = await ask(deps.auth.api.revokeSessions({ headers, returnHeaders: true }), {
    UNAUTHORIZED: 'nobody',
  } as const)
  return reply.ok ? leaving(reply.setCookies) : signOut(deps, headers)
}
