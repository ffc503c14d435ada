import type { Deps } from '#server/deps.ts'
import type { Auth } from './auth.ts'

export type IdentityDeps = Pick<Deps, 'db' | 'clock' | 'env'> & { auth: Auth }
