import { DomainError } from '#domain/errors.ts'
import { ask } from './ask.ts'
import { refuseDemoPassword } from './demo-accounts.ts'
import { countGuess } from './guesses.ts'
import type { IdentityDeps } from './identity-deps.ts'
import { readViewer } from './read-viewer.ts'

export type PasswordSet =
  | { outcome: 'set'; setCookies: string[] }
  | { outcome: 'wrong_current' | 'too_short' | 'too_long' }

const refusals = {
  INVALID_PASSWORD: 'wrong_current',
  PASSWORD_TOO_SHORT: 'too_short',
  PASSWORD_TOO_LONG: 'too_long',
} as const

/**
 * Sets or changes the viewer's password (10 to 128 characters) and signs out all other sessions.
 * @param current the password until now; null for someone who has none
 * Errors: NotSignedIn, DemoPasswordRefused, TooManyRequests {seconds}.
 */
export async function setPassword(
  deps: IdentityDeps,
  { current, next, headers }: { current: string | null; next: string; headers: Headers },
): Promise<PasswordSet> {
  refuseDemoPassword(deps.env, next)
  const viewer = await readViewer(deps, headers)
  if (!viewer) throw new DomainError('NotSignedIn')
  const { api } = deps.auth
  if (!(await hasPassword(deps, viewer.userId))) {
    const reply = await ask(api.setPassword({ body: { newPassword: next }, headers, returnHeaders: true }), refusals)
    if (!reply.ok) return { outcome: reply.refusal }
    await api.revokeOtherSessions({ headers })
    return { outcome: 'set', setCookies: [] }
  }
  const right = await countGuess(deps, viewer.phone ?? viewer.userId, headers)
  const body = { currentPassword: current ?? '', newPassword: next, revokeOtherSessions: true }
  const reply = await ask(api.changePassword({ body, headers, returnHeaders: true }), refusals)
  if (!reply.ok) return { outcome: reply.refusal }
  await right()
  return { outcome: 'set', setCookies: reply.setCookies }
}

/** Whether the account can sign in with a password. */
export async function hasPassword({ db }: Pick<IdentityDeps, 'db'>, userId: string): Promise<boolean> {
  const where = { userId, providerId: 'credential', password: { not: null } }
  return (await db.prisma.account.count({ where })) > 0
}
