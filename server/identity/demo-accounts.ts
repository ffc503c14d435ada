import { DomainError } from '#domain/errors.ts'
import { type DemoAccount, demoAccounts } from '#prisma/seed/accounts.ts'
import type { Env } from '#server/env.ts'

const passwords = new Set(demoAccounts.map(({ password }) => password))

/** The people a newcomer may try the demo as; nobody where it is no demo. */
export const listDemoAccounts = ({ DEMO }: Pick<Env, 'DEMO'>): DemoAccount[] => (DEMO ? demoAccounts : [])

/** @throws DomainError DemoPasswordRefused for a password everyone can read in our source, where real people buy */
export function refuseDemoPassword({ NODE_ENV, DEMO }: Pick<Env, 'NODE_ENV' | 'DEMO'>, password: string): void {
  if (NODE_ENV === 'production' && !DEMO && passwords.has(password)) throw new DomainError('DemoPasswordRefused')
}
