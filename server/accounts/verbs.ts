import type { Deps } from '#server/deps.ts'
import type { IdentityVerbs } from '#server/identity/verbs.ts'
import { closeAccount } from './close-account.ts'
import { exportAccount } from './export-account.ts'
import { readContact } from './read-contact.ts'
import { setContactEmail } from './set-contact-email.ts'

/** What people can do with what the shop knows of them. */
export const accountVerbs = (deps: Pick<Deps, 'db' | 'clock' | 'log'>, identity: IdentityVerbs) => ({
  readContact: (userId: string) => readContact(deps, userId),
  setContactEmail: (userId: string, email: string | null) => setContactEmail(deps, userId, email),
  export: (userId: string) => exportAccount(deps, userId),
  close: (input: { secret: string; headers: Headers }) => closeAccount({ ...deps, identity }, input),
})
