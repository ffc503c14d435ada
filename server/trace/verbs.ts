import type { Deps } from '#server/deps.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { readTrace } from './read-trace.ts'
import { requireLabel } from './require-label.ts'
import { signRecord } from './sign-record.ts'
import { type SigningKey, signingKey } from './signing-key.ts'

export const traceVerbs = (deps: Deps) => {
  let made: SigningKey | undefined
  const key = () => (made ??= signingKey(deps.env))
  return {
    read: (code: string) => readTrace(deps, code),
    /** The address that codes of a batch hold, for who may print them. @throws DomainError NotFound */
    async readLabel(viewer: Viewer, code: string) {
      await requireLabel(deps, viewer, code)
      const page = await readTrace(deps, code)
      return { page, address: signRecord(page, deps.clock.now(), key(), deps.publicUrl) }
    },
    /** What checks the codes' signatures; base64url of the raw point on P-256. */
    publicKey: () => key().publicKey,
  }
}
