import { DomainError } from '#domain/errors.ts'
import type { Db } from '#server/db/db.ts'
import { knownId } from '#server/households/known-id.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { type RefundRow, refundRows } from './list-refunds.ts'
import { moneyScope, scopeValues } from './money-scope.ts'

/**
 * One refund.
 * @throws DomainError NotSignedIn, Forbidden, NotFound (also: outside the viewer's scope)
 */
export async function readRefund({ db }: { db: Db }, viewer: Viewer | null, id: string): Promise<RefundRow> {
  const scope = moneyScope(viewer)
  const { rows } = await db.pool.query<RefundRow>(`${refundRows} AND r.id = $3`, [...scopeValues(scope), knownId(id)])
  if (!rows[0]) throw new DomainError('NotFound')
  return rows[0]
}
