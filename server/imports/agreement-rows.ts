import { addDays, startOfDay } from '#domain/calendar-day.ts'
import type { StoredTerms } from '#domain/linkage-terms.ts'
import type { LinkageType } from '#domain/linkage-types.ts'
import { type ImportRow, partyOf } from '#domain/registry/sheets.ts'
import type { Sql } from '#server/db/db.ts'
import type { Proposal, ProposedShare } from '#server/linkage/check-proposal.ts'

/** An agreement with what its next version carries on. */
export type AgreementFacts = {
  id: string
  code: string
  type: LinkageType
  districtCode: string
  producerId: string
  carriesSplit: boolean
  terms: StoredTerms
  /** A proposal waits for a decision. */
  open: boolean
  openBy: string | null
  openEvidence: string | null
}

const read = `
SELECT g.id, g.code, g.type, f.district_code AS "districtCode", coalesce(g.producer_id, f.producer_id) AS "producerId",
  coalesce(w.carries_split, false) AS "carriesSplit", coalesce(z.terms, '{}') AS terms, p.id IS NOT NULL AS open,
  p.proposed_by_id AS "openBy", p.evidence AS "openEvidence"
FROM linkage_agreement g JOIN product_family f ON f.id = g.family_id
LEFT JOIN LATERAL (SELECT * FROM agreement_version x WHERE x.agreement_id = g.id ORDER BY x.version DESC LIMIT 1) w ON true
LEFT JOIN LATERAL (SELECT x.terms FROM agreement_version x WHERE x.agreement_id = g.id AND x.terms <> '{}'
  ORDER BY x.state = 'approved' DESC, x.version DESC LIMIT 1) z ON true
LEFT JOIN LATERAL (SELECT * FROM agreement_version x WHERE x.agreement_id = g.id AND x.state = 'proposed' LIMIT 1) p ON true
WHERE g.code = ANY($1::text[])`

/** Agreements by code, of whatever district. */
export async function agreementsByCode(sql: Sql, codes: readonly string[]): Promise<Map<string, AgreementFacts>> {
  const { rows } = await sql.query<AgreementFacts>(read, [codes])
  return new Map(rows.map((row) => [row.code, row]))
}

/** Rows that share what a function says of them, in the order of the sheet. */
export function grouped(rows: readonly ImportRow[], keyOf: (row: ImportRow) => string): Map<string, ImportRow[]> {
  const groups = new Map<string, ImportRow[]>()
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row])
  return groups
}

function shareOf({ values }: ImportRow, producerId: string): ProposedShare | null {
  const bps = Number(values.share)
  const costFenPerUnit = BigInt(values.costFenPerUnit ?? 0)
  if (values.code) return { party: 'household', householdCode: String(values.code), bps, costFenPerUnit }
  const party = partyOf(String(values.party ?? ''))
  if (party === 'producer') return { party, producerId, bps }
  return party ? { party, bps } : null
}

/** Rows of one agreement as its next version; null where a row says of nobody. The last day counts as a whole. */
export function agreementProposal(agreement: AgreementFacts, rows: readonly ImportRow[]): Proposal | null {
  const shares = rows.map((row) => shareOf(row, agreement.producerId))
  const { validFrom, validTo, evidence } = rows[0]?.values ?? {}
  if (shares.includes(null)) return null
  return {
    agreementId: agreement.id,
    validFrom: startOfDay(String(validFrom)),
    validTo: validTo ? startOfDay(addDays(String(validTo), 1)) : null,
    evidence: String(evidence),
    shares: shares.filter((share) => share !== null),
    terms: agreement.terms,
  }
}
