import type { Fen } from '#domain/money.ts'
import type { Db } from '#server/db/db.ts'
import { maskedName } from './income-sql.ts'

/** What the line earned one household of the scope, or the reversal of it. Fen; a reversal's amounts are negative. */
export type LineEarning = {
  id: string
  kind: 'sale' | 'reversal'
  at: Date
  householdId: string
  householdCode: string
  maskedName: string
  villageZh: string
  villageEn: string
  grossFen: Fen
  costFen: Fen
  netFen: Fen
}

const read = `
SELECT a.id, a.kind, a.occurred_at AS at, h.id AS "householdId", h.code AS "householdCode", ${maskedName} AS "maskedName",
       v.name_zh AS "villageZh", v.name_en AS "villageEn", a.gross_fen AS "grossFen", a.cost_fen AS "costFen", a.net_fen AS "netFen"
FROM attribution a JOIN household h ON h.id = a.household_id JOIN household_identity i ON i.household_id = h.id
JOIN village v ON v.code = h.village_code JOIN township t ON t.code = v.township_code
WHERE a.order_line_id = $1 AND ($2::bpchar IS NULL OR t.district_code = $2)
ORDER BY a.occurred_at, a.kind, a.gross_fen DESC, h.code`

export async function readLineEarnings(
  db: Db,
  { lineId, scope }: { lineId: string; scope: string | null },
): Promise<LineEarning[]> {
  return (await db.pool.query<LineEarning>(read, [lineId, scope])).rows
}
