import { DomainError } from '#domain/errors.ts'
import type { Db } from '#server/db/db.ts'
import { knownId } from '#server/households/known-id.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import type { Difference } from '../reconciliation/find-differences.ts'
import { type Behind, listTransactions } from '../reconciliation/list-transactions.ts'
import { requireAdmin } from '../staff-scope.ts'
import { lineOf } from './money-scope.ts'

/** A difference with what is behind it on both sides. Amounts in hundredths of `currency`, times UTC. */
export type DifferencePage = Difference & {
  id: string
  provider: string
  orderNumber: bigint | null
  lineId: string | null
  foundAt: Date
  closedAt: Date | null
  /** Null: a later comparison closed it, or nobody has. */
  closedByName: string | null
  resolution: string | null
  behind: Behind
}

const read = `
SELECT d.id, d.provider, d.kind, d.reference, d.order_id AS "orderId", o.number AS "orderNumber", ${lineOf('d.order_id')} AS "lineId",
       d.ledger_fen AS "ledgerFen", d.provider_fen AS "providerFen", d.currency, d.found_at AS "foundAt", d.closed_at AS "closedAt",
       u.name AS "closedByName", d.resolution
FROM reconciliation_difference d LEFT JOIN orders o ON o.id = d.order_id LEFT JOIN app_user u ON 'user:' || u.id = d.closed_by
WHERE d.id = $1`

/** @throws DomainError NotSignedIn, Forbidden, NotFound */
export async function readDifference({ db }: { db: Db }, viewer: Viewer | null, id: string): Promise<DifferencePage> {
  requireAdmin(viewer)
  const { rows } = await db.pool.query<Omit<DifferencePage, 'behind'>>(read, [knownId(id)])
  if (!rows[0]) throw new DomainError('NotFound')
  return { ...rows[0], behind: await listTransactions({ db }, viewer, { differenceId: id }) }
}
