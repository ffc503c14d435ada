import { ask } from './ask.ts'
import type { IdentityDeps } from './identity-deps.ts'

export type CookieChange = { setCookies: string[] }

/** Ends this session. Harmless for someone who is not signed in. */
export async function signOut({ auth }: IdentityDeps, headers: Headers): Promise<CookieChange> {
  const reply = await ask(auth.api.signOut({ headers, returnHeaders: true }))
  return { setCookies: reply.ok ? reply.setCookies : [] }
}

/** Ends every session of the account, this one too. A session that is gone already is signed out like any other. */
export async function signOutEverywhere(deps: IdentityDeps, headers: Headers): Promise<CookieChange> {
  const reply = await ask(deps.auth.api.revokeSessions({ headers, returnHeaders: true }), {
    UNAUTHORIZED: 'nobody',
  } as const)
  return reply.ok ? { setCookies: reply.setCookies } : signOut(deps, headers)
}
