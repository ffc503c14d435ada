import { demoAccounts } from '#prisma/seed/accounts.ts'
import { SetupError } from '#server/setup-error.ts'
import type { Browser } from './browser.ts'

/** Signs one of the demo's people in by their password. @throws SetupError where they may not enter */
export async function signIn(browser: Browser, key: string): Promise<void> {
  const account = demoAccounts.find((person) => person.key === key)
  if (!account) throw new Error(`there is no demo account ${key}`)
  const { phone, password } = account
  const answer = await browser.post('/sign-in?step=password', { intent: 'password', phone, password })
  if (answer.status !== 303) throw new SetupError(`${phone} could not sign in (${answer.status}): is this a demo?`)
}
