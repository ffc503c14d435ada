import type { Locale } from '#domain/locale.ts'
import type { Deps } from '#server/deps.ts'
import { createAuth } from './auth.ts'
import { confirmSelf } from './confirm-self.ts'
import { listDemoAccounts } from './demo-accounts.ts'
import { readBuyer } from './guest.ts'
import { chooseLanguage } from './language.ts'
import { readAccount } from './read-account.ts'
import { readViewer } from './read-viewer.ts'
import { requestCode } from './request-code.ts'
import { setPassword } from './set-password.ts'
import { signInWithCode, signInWithPassword } from './sign-in.ts'
import { signOut, signOutEverywhere } from './sign-out.ts'
import { confirmTotp, disableTotp, offerTotp } from './totp.ts'
import { verifyTotp } from './verify-totp.ts'
import type { Viewer } from './viewer.ts'

/** Who is who. `headers` are always those of the request; `setCookies` go out with the response. */
export const identityVerbs = (given: Pick<Deps, 'db' | 'clock' | 'env' | 'sms' | 'log'>) => {
  const deps = { db: given.db, clock: given.clock, env: given.env, auth: createAuth(given) }
  return {
    readViewer: (headers: Headers) => readViewer(deps, headers),
    readBuyer: (headers: Headers, viewer: Viewer | null) => readBuyer(deps.env, headers, viewer),
    readAccount: (headers: Headers) => readAccount(deps, headers),
    requestCode: (phone: string, headers: Headers) => requestCode(deps, phone, headers),
    signInWithCode: (input: { phone: string; code: string; headers: Headers }) => signInWithCode(deps, input),
    signInWithPassword: (input: { phone: string; password: string; headers: Headers }) =>
      signInWithPassword(deps, input),
    verifyTotp: (code: string, headers: Headers) => verifyTotp(deps, code, headers),
    confirmSelf: (input: { secret: string; headers: Headers }) => confirmSelf(deps, input),
    chooseLanguage: (viewer: Viewer, locale: Locale) => chooseLanguage(deps, viewer.userId, locale),
    signOut: (headers: Headers) => signOut(deps, headers),
    signOutEverywhere: (headers: Headers) => signOutEverywhere(deps, headers),
    setPassword: (input: { current: string | null; next: string; headers: Headers }) => setPassword(deps, input),
    offerTotp: (input: { password: string; headers: Headers }) => offerTotp(deps, input),
    confirmTotp: (input: { code: string; headers: Headers }) => confirmTotp(deps, input),
    disableTotp: (input: { password: string; headers: Headers }) => disableTotp(deps, input),
    demoAccounts: () => listDemoAccounts(deps.env),
  }
}

export type IdentityVerbs = ReturnType<typeof identityVerbs>
