import { DomainError } from '#domain/errors.ts'
import { CURRENCY } from '#domain/money.ts'
import type { EntryKind } from '#domain/posting-rules.ts'
import type { Db } from '#server/db/db.ts'
import { knownId } from '#server/households/known-id.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import type { BalanceTransaction } from '../payment-host.ts'
import { requireAdmin } from '../staff-scope.ts'
import { atProvider, knownReferences } from './known-references.ts'

/** What moved at the provider, amounts in hundredths of its currency. */
export type MovementRow = BalanceTransaction & { provider: string; importedAt: Date }
/** What the ledger booked on the provider's account, debit positive, in hundredths of `currency`. */
export type BookedRow = {
  entryId: string
  kind: EntryKind
  cause: string
  orderId: string | null
  fen: bigint
  currency: string
  occurredAt: Date
}
export type Behind = { provider: string; reference: string; movements: MovementRow[]; entries: BookedRow[] }
export type BehindQuery = { differenceId: string } | { provider: string; reference: string }

const MAX_ROWS = 200

const movements = `
SELECT provider, id, kind, reference, amount_fen AS "amountFen", fee_fen AS "feeFen", currency, at, imported_at AS "importedAt"
FROM balance_transaction WHERE provider = $1 AND (reference = $2 OR id = $2) ORDER BY at, id LIMIT ${MAX_ROWS}`

/** The entries of a reference, and those of the fees on its movements. */
const entries = `
WITH ${knownReferences},
causes AS (
  SELECT cause FROM known WHERE provider = $1 AND reference = $2
  UNION SELECT $2
  UNION SELECT word || $1 || ':' || t.id FROM balance_transaction t CROSS JOIN (VALUES ('fee:'), ('provider-payout:')) c(word)
        WHERE t.provider = $1 AND (t.reference = $2 OR t.id = $2))
SELECT e.id AS "entryId", e.kind, e.cause, e.order_id AS "orderId", x.fen, e.occurred_at AS "occurredAt",
       CASE k.code WHEN 'provider:' || $1 THEN '${CURRENCY}' ELSE right(k.code, 3) END AS currency
FROM causes c JOIN ledger_entry e ON e.cause = c.cause JOIN ledger_posting x ON x.entry_id = e.id JOIN ledger_account k ON k.id = x.account_id
WHERE ${atProvider('$1')} ORDER BY e.occurred_at, e.sequence LIMIT ${MAX_ROWS}`

/**
 * What is behind a difference, or behind a provider's id: its movements there and our entries, oldest first.
 * @throws DomainError NotSignedIn, Forbidden, NotFound (no such difference)
 */
export async function listTransactions({ db }: { db: Db }, viewer: Viewer | null, query: BehindQuery): Promise<Behind> {
  requireAdmin(viewer)
  const { provider, reference } = 'differenceId' in query ? await aboutDifference(db, query.differenceId) : query
  const [moved, booked] = await Promise.all([
    db.pool.query<MovementRow>(movements, [provider, reference]),
    db.pool.query<BookedRow>(entries, [provider, reference]),
  ])
  return { provider, reference, movements: moved.rows, entries: booked.rows }
}

async function aboutDifference(db: Db, differenceId: string): Promise<{ provider: string; reference: string }> {
  const { rows } = await db.pool.query<{ provider: string; reference: string }>(
    'SELECT provider, reference FROM reconciliation_difference WHERE id = $1',
    [knownId(differenceId)],
  )
  if (!rows[0]) throw new DomainError('NotFound')
  return rows[0]
}
