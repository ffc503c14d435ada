import type { Sql } from '#server/db/db.ts'
import type { AgreementShare, Party, SoldLine } from './attribute-sale.ts'

/**
 * Writes onto every line of an order the version that was in force when it was paid; if that agreement ended between
 * placing and paying, the one in force when it was placed (placing requires one, so there always is).
 */
const freeze = `
UPDATE order_line l SET agreement_version_id = (
  SELECT v.id FROM agreement_version v
  WHERE v.family_id = p.family_id AND v.state = 'approved' AND v.carries_split
    AND (tstzrange(v.valid_from, v.valid_to) @> $2::timestamptz OR tstzrange(v.valid_from, v.valid_to) @> $3::timestamptz)
  ORDER BY tstzrange(v.valid_from, v.valid_to) @> $2::timestamptz DESC LIMIT 1)
FROM product p
WHERE p.id = l.product_id AND l.order_id = $1
RETURNING l.id, l.quantity, l.amount_fen, p.units_milli, l.agreement_version_id`

type FrozenRow = {
  id: string
  quantity: number
  amount_fen: bigint
  units_milli: number
  agreement_version_id: string | null
}
type ShareRow = {
  id: string
  version_id: string
  party: Party
  household_id: string | null
  producer_id: string | null
  bps: number
  cost_fen_per_unit: bigint
}

/**
 * Freezes the agreement version of each line of an order and reads its shares. A household that was merged into another has its
 * share there.
 * @throws Error when a line has no agreement: nothing is sold without one
 */
export async function freezeAgreements(
  sql: Sql,
  { orderId, paidAt, placedAt }: { orderId: string; paidAt: Date; placedAt: Date },
): Promise<{ line: SoldLine; shares: AgreementShare[] }[]> {
  const { rows } = await sql.query<FrozenRow>(freeze, [orderId, paidAt, placedAt])
  const lines = rows.map((row): SoldLine => {
    if (!row.agreement_version_id) throw new Error(`order line ${row.id} has no agreement in force`)
    const { id, quantity, amount_fen, units_milli, agreement_version_id } = row
    return { id, quantity, amountFen: amount_fen, unitsMilli: units_milli, agreementVersionId: agreement_version_id }
  })
  const { rows: shares } = await sql.query<ShareRow>(
    `SELECT s.id, s.version_id, s.party, coalesce(h.merged_into_id, s.household_id) AS household_id, s.producer_id, s.bps, s.cost_fen_per_unit
     FROM agreement_share s LEFT JOIN household h ON h.id = s.household_id WHERE s.version_id = ANY($1::uuid[])`,
    [lines.map((line) => line.agreementVersionId)],
  )
  return lines.map((line) => ({
    line,
    shares: shares.filter((share) => share.version_id === line.agreementVersionId).map(toShare),
  }))
}

const toShare = (row: ShareRow): AgreementShare => ({
  id: row.id,
  party: row.party,
  householdId: row.household_id,
  producerId: row.producer_id,
  bps: row.bps,
  costFenPerUnit: row.cost_fen_per_unit,
})
