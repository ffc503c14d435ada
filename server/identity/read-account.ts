import { DomainError } from '#domain/errors.ts'
import type { IdentityDeps } from './identity-deps.ts'
import { hasPassword } from './set-password.ts'

export type AccountSession = {
  id: string
  /** UTC. */
  signedInAt: Date
  /** The browser's own words about itself, or null. */
  userAgent: string | null
  /** The session that asks. */
  current: boolean
}

/** What the account pages show beside the viewer: newest session first. Errors: NotSignedIn. */
export async function readAccount(
  deps: IdentityDeps,
  headers: Headers,
): Promise<{ hasPassword: boolean; sessions: AccountSession[] }> {
  const own = await deps.auth.api.getSession({ headers })
  if (!own) throw new DomainError('NotSignedIn')
  const rows = await deps.db.prisma.session.findMany({
    where: { userId: own.user.id, expiresAt: { gt: deps.clock.now() } },
    orderBy: { createdAt: 'desc' },
    take: 50,
  })
  const sessions = rows.map(({ id, createdAt, userAgent }) => ({
    id,
    signedInAt: createdAt,
    userAgent,
    current: id === own.session.id,
  }))
  return { hasPassword: await hasPassword(deps, own.user.id), sessions }
}
