import { CURRENCY } from '#domain/money.ts'
import type { Sql } from '#server/db/db.ts'
import { atProvider, knownReferences } from './known-references.ts'

export const differenceKinds = ['missing_in_ledger', 'missing_at_provider', 'amount', 'currency', 'unknown'] as const
export type DifferenceKind = (typeof differenceKinds)[number]

/** What the ledger and a provider's movements say of one reference, in hundredths of `currency`. */
export type Difference = {
  kind: DifferenceKind
  reference: string
  orderId: string | null
  ledgerFen: bigint
  providerFen: bigint
  currency: string
}

/**
 * Both sides summed by reference, then laid beside each other. In flight, and no difference: what the ledger booked within
 * the last day and the provider has not listed, what it booked after the span, and a refund that is on its way.
 */
const compare = `
WITH ${knownReferences},
booked AS (
  SELECT coalesce(n.reference, e.cause) AS reference, CASE k.code WHEN 'provider:' || $1 THEN '${CURRENCY}' ELSE right(k.code, 3) END AS currency,
         sum(x.fen) AS fen, max(e.occurred_at) AS at
  FROM ledger_account k JOIN ledger_posting x ON x.account_id = k.id JOIN ledger_entry e ON e.id = x.entry_id
  LEFT JOIN known n ON n.cause = e.cause AND n.provider = $1
  WHERE ${atProvider('$1')} AND e.kind NOT IN ('provider_fee', 'provider_payout')
  GROUP BY 1, 2),
moved AS (
  SELECT coalesce(reference, id) AS reference, currency::text, sum(amount_fen) AS fen
  FROM balance_transaction WHERE provider = $1 AND at < $2 AND kind NOT IN ('fee', 'payout', 'other') GROUP BY 1, 2),
coming AS (
  SELECT DISTINCT r.provider_refund_id AS reference FROM refund r JOIN payment p ON p.id = r.payment_id
  WHERE p.provider = $1 AND r.state = 'requested' AND r.requested_at > $2::timestamptz - interval '10 days'),
compared AS (
  SELECT reference, currency, coalesce(b.fen, 0) AS ledger_fen, coalesce(m.fen, 0) AS provider_fen, CASE
    WHEN m.fen <> 0 AND currency <> '${CURRENCY}' THEN 'currency'
    WHEN coalesce(b.fen, 0) = coalesce(m.fen, 0) THEN NULL
    WHEN b.fen IS NULL AND c.reference IS NULL THEN 'missing_in_ledger'
    WHEN m.fen IS NULL AND b.at < $2::timestamptz - interval '1 day' THEN 'missing_at_provider'
    WHEN b.fen IS NOT NULL AND m.fen IS NOT NULL AND b.at < $2 THEN 'amount'
  END AS kind
  FROM booked b FULL JOIN moved m USING (reference, currency) LEFT JOIN coming c USING (reference)),
found AS (
  -- Where the provider moved another currency, that says it all.
  (SELECT DISTINCT ON (c.reference) c.kind, c.reference, c.ledger_fen, c.provider_fen, c.currency FROM compared c
   WHERE c.kind = 'currency' OR c.kind IS NOT NULL AND NOT EXISTS (SELECT 1 FROM moved m WHERE m.reference = c.reference AND m.currency <> '${CURRENCY}')
   ORDER BY c.reference, c.currency)
  UNION ALL
  SELECT 'unknown', coalesce(reference, id), 0, sum(amount_fen), min(currency) FROM balance_transaction
  WHERE provider = $1 AND at < $2 AND kind = 'other' GROUP BY 2 HAVING sum(amount_fen) <> 0),
orders_of AS (
  SELECT reference, (array_agg(order_id) FILTER (WHERE order_id IS NOT NULL))[1] AS order_id FROM known WHERE provider = $1 GROUP BY reference)
SELECT f.kind, reference, n.order_id AS "orderId", f.ledger_fen::bigint AS "ledgerFen", f.provider_fen::bigint AS "providerFen", f.currency
FROM found f LEFT JOIN orders_of n USING (reference) ORDER BY reference`

/** Where a provider's movements before `through` and the ledger disagree, one for each reference and currency question. */
export async function findDifferences(
  sql: Sql,
  { provider, through }: { provider: string; through: Date },
): Promise<Difference[]> {
  const { rows } = await sql.query<Difference>(compare, [provider, through])
  return rows
}
