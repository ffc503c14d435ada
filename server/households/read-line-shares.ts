import type { Fen } from '#domain/money.ts'
import type { Db } from '#server/db/db.ts'
import { maskedName } from './income-sql.ts'

/**
 * One share of the frozen split: its basis points, and the fen that the ledger's sale entry gave it; all fen of a line
 * sum to its amount. `nameZh` is null for logistics and platform, and for a household outside the viewer's scope.
 */
export type LineShare = {
  party: 'household' | 'producer' | 'logistics' | 'platform'
  nameZh: string | null
  nameEn: string | null
  householdId: string | null
  householdCode: string | null
  bps: number
  fen: Fen
}

const read = `
SELECT s.party, CASE WHEN s.party = 'household' THEN ${maskedName} ELSE r.name_zh END AS "nameZh",
       CASE WHEN s.party = 'household' THEN ${maskedName} ELSE r.name_en END AS "nameEn", h.id AS "householdId",
       h.code AS "householdCode", s.bps, coalesce(-(
         SELECT sum(p.fen) FROM ledger_posting p JOIN ledger_entry e ON e.id = p.entry_id AND e.kind = 'sale'
         JOIN ledger_account k ON k.id = p.account_id
         WHERE p.order_line_id = $1 AND p.agreement_version_id = s.version_id AND k.code = CASE s.party
           WHEN 'household' THEN 'household:' || s.household_id || ':provisional'
           WHEN 'producer' THEN 'producer:' || s.producer_id || ':payable'
           WHEN 'logistics' THEN 'logistics:payable' ELSE 'platform:revenue' END), 0)::bigint AS fen
FROM agreement_share s LEFT JOIN producer r ON r.id = s.producer_id
LEFT JOIN (household h JOIN village v ON v.code = h.village_code JOIN township t ON t.code = v.township_code
           JOIN household_identity i ON i.household_id = h.id)
  ON h.id = s.household_id AND ($3::bpchar IS NULL OR t.district_code = $3)
WHERE s.version_id = $2 ORDER BY s.party, s.bps DESC, h.code`

export async function readLineShares(
  db: Db,
  { lineId, versionId, scope }: { lineId: string; versionId: string; scope: string | null },
): Promise<LineShare[]> {
  return (await db.pool.query<LineShare>(read, [lineId, versionId, scope])).rows
}
