import { DomainError } from '#domain/errors.ts'
import type { Viewer } from '#server/identity/viewer.ts'

/**
 * How far a viewer may look: a district code, or null for everything. A pairing is named by its one district.
 * Every query of this folder takes it as a condition in SQL.
 * @throws DomainError Forbidden for everybody but coordinators with a scope and admins
 */
export function districtInScope(viewer: Viewer): string | null {
  if (viewer.role === 'admin') return null
  if (viewer.role !== 'coordinator' || !viewer.scope) throw new DomainError('Forbidden')
  return viewer.scope.kind === 'all' ? null : viewer.scope.districtCode
}

/**
 * @param districtCode where the thing asked for lies
 * @throws DomainError Forbidden, OutOfScope
 */
export function requireInScope(viewer: Viewer, districtCode: string): void {
  const district = districtInScope(viewer)
  if (district !== null && district !== districtCode) throw new DomainError('OutOfScope')
}

/** Whether a viewer oversees others: everything, or a pairing as a whole. */
export const isSuperior = (viewer: Viewer): boolean =>
  viewer.role === 'admin' || viewer.scope?.kind === 'all' || viewer.scope?.kind === 'pairing'
