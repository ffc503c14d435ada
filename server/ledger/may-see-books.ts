import { DomainError } from '#domain/errors.ts'
import type { Viewer } from '#server/identity/viewer.ts'

/** Whether somebody may see what is on the accounts and close months: they are of all districts at once. */
export const seesBooks = ({ role, scope }: Viewer): boolean =>
  role === 'admin' || (role === 'coordinator' && scope?.kind === 'all')

/** @throws DomainError Forbidden for everybody but admins and coordinators of everything */
export function requireBooks(viewer: Viewer): void {
  if (!seesBooks(viewer)) throw new DomainError('Forbidden')
}
