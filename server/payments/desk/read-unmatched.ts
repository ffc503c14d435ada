import { DomainError } from '#domain/errors.ts'
import type { Db } from '#server/db/db.ts'
import { knownId } from '#server/households/known-id.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { requireAdmin } from '../staff-scope.ts'
import { type UnmatchedRow, unmatchedRows } from './list-unmatched.ts'

/**
 * One payment that fits no order.
 * @throws DomainError NotSignedIn, Forbidden, NotFound (also: it has its order)
 */
export async function readUnmatched({ db }: { db: Db }, viewer: Viewer | null, id: string): Promise<UnmatchedRow> {
  requireAdmin(viewer)
  const { rows } = await db.pool.query<UnmatchedRow>(`${unmatchedRows} AND p.id = $1`, [knownId(id)])
  if (!rows[0]) throw new DomainError('NotFound')
  return rows[0]
}
