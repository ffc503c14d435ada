import type { Sql } from '#server/db/db.ts'
import { type Part, type PartView, viewParts } from './part-view.ts'

type Row = Part & { lineId: string }

/**
 * Households come from their attributions (those of ¥0 included), the other parties from the postings on the line: the
 * sale less what refunds took back of it, and less a discount that the producer bears. Freight is no part of the price.
 */
const readParts = `
SELECT a.order_line_id AS "lineId", 'household' AS party, sum(a.gross_fen)::bigint AS fen,
       CASE WHEN h.alias_consent_at IS NOT NULL THEN h.alias_zh END AS "nameZh",
       CASE WHEN h.alias_consent_at IS NOT NULL THEN h.alias_en END AS "nameEn"
FROM attribution a JOIN household h ON h.id = a.household_id WHERE a.order_id = $1 GROUP BY a.order_line_id, h.id
UNION ALL
SELECT p.order_line_id, CASE WHEN k.producer_id IS NOT NULL THEN 'producer' ELSE split_part(k.code, ':', 1) END,
       -sum(p.fen)::bigint, d.name_zh, d.name_en
FROM ledger_entry e JOIN ledger_posting p ON p.entry_id = e.id JOIN ledger_account k ON k.id = p.account_id
LEFT JOIN producer d ON d.id = k.producer_id
WHERE e.order_id = $1 AND p.order_line_id IS NOT NULL AND k.household_id IS NULL AND k.code ~ '^(producer|logistics|platform):'
GROUP BY p.order_line_id, k.id, d.id
ORDER BY fen DESC`

/** What each party holds of an order's lines now, by line id; empty before it is paid. The caller has checked the buyer. */
export async function readSoldParts(sql: Sql, orderId: string): Promise<Map<string, PartView[]>> {
  const { rows } = await sql.query<Row>(readParts, [orderId])
  const byLine = Map.groupBy(rows, ({ lineId }) => lineId)
  const sold = (row: Row): Part => ({ party: row.party, nameZh: row.nameZh, nameEn: row.nameEn, fen: row.fen })
  return new Map([...byLine].map(([lineId, parts]) => [lineId, viewParts(parts.map(sold))]))
}
