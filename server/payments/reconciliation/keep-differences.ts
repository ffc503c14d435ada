import type { Sql } from '#server/db/db.ts'
import type { Difference } from './find-differences.ts'

/** The resolution of a difference that a later comparison no longer finds. */
export const AGREES = 'agrees'

/** CTE `found` of the differences in `$2` (JSON), and whether the stored one `d` is about the same as `f`. */
const found = `
found AS (SELECT * FROM json_to_recordset($2::json)
  AS f(kind difference_kind, reference text, order_id uuid, ledger_fen bigint, provider_fen bigint, currency char(3)))`
const same = `d.provider = $1 AND d.reference = f.reference AND (d.kind = 'unknown') = (f.kind = 'unknown')`

const closeAgreed = `
WITH ${found}
UPDATE reconciliation_difference d SET closed_at = $3, closed_by = 'clock', resolution = '${AGREES}'
WHERE d.provider = $1 AND d.closed_at IS NULL AND NOT EXISTS (SELECT 1 FROM found f WHERE ${same})`

const updateOpen = `
WITH ${found}
UPDATE reconciliation_difference d
SET kind = f.kind, order_id = f.order_id, ledger_fen = f.ledger_fen, provider_fen = f.provider_fen, currency = f.currency
FROM found f WHERE ${same} AND d.closed_at IS NULL
  AND (d.kind, d.order_id, d.ledger_fen, d.provider_fen, d.currency)
      IS DISTINCT FROM (f.kind, f.order_id, f.ledger_fen, f.provider_fen, f.currency)`

/** What a person has closed stays closed as long as its figures are those that they saw. */
const openNew = `
WITH ${found}
INSERT INTO reconciliation_difference (id, provider, kind, reference, order_id, ledger_fen, provider_fen, currency, found_at)
SELECT uuidv7(), $1, f.kind, f.reference, f.order_id, f.ledger_fen, f.provider_fen, f.currency, $3
FROM found f
LEFT JOIN LATERAL (SELECT * FROM reconciliation_difference d WHERE ${same} ORDER BY d.closed_at DESC NULLS FIRST LIMIT 1) last ON true
WHERE last.id IS NULL OR last.closed_at IS NOT NULL AND (last.closed_by = 'clock' OR
  (last.kind, last.ledger_fen, last.provider_fen, last.currency) IS DISTINCT FROM (f.kind, f.ledger_fen, f.provider_fen, f.currency))
ON CONFLICT DO NOTHING`

/**
 * Makes the open differences of a provider those that were found: closes what agrees now, brings the figures of the others
 * up to date, opens what is new. In the caller's transaction.
 */
export async function keepDifferences(
  sql: Sql,
  { provider, differences, now }: { provider: string; differences: readonly Difference[]; now: Date },
): Promise<void> {
  const rows = differences.map((d) => ({
    kind: d.kind,
    reference: d.reference,
    order_id: d.orderId,
    ledger_fen: d.ledgerFen.toString(),
    provider_fen: d.providerFen.toString(),
    currency: d.currency,
  }))
  const json = JSON.stringify(rows)
  await sql.query(closeAgreed, [provider, json, now])
  await sql.query(updateOpen, [provider, json])
  await sql.query(openNew, [provider, json, now])
}
