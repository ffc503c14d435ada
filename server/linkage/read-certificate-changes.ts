import type { Sql } from '#server/db/db.ts'
import { type EvidenceView, listEvidence } from '#server/evidence/list-evidence.ts'
import { maskedName } from '#server/households/income-sql.ts'

/** A household that came to stand behind a certificate or left it, or is to. Times UTC, quantities in base packs. */
export type CertificateChangeView = {
  id: string
  kind: 'add' | 'remove'
  state: 'proposed' | 'approved' | 'rejected' | 'withdrawn'
  householdId: string
  householdCode: string
  name: string
  units: number
  reason: string
  proposedBy: string
  proposer: string | null
  proposedAt: Date
  /** Who approved it, sent it back or took it back. */
  decider: string | null
  decidedAt: Date | null
  /** Why it was sent back. */
  decision: string | null
  /** The certified quantity that an approval left. */
  certifiedAfter: number | null
  evidence: EvidenceView[]
}

const read = `
SELECT c.id, c.kind, c.state, h.id AS "householdId", h.code AS "householdCode", ${maskedName} AS name, c.units, c.reason, c.proposed_by AS "proposedBy",
       u.name AS proposer, c.proposed_at AS "proposedAt", w.name AS decider, c.decided_at AS "decidedAt", c.decision, c.certified_after AS "certifiedAfter"
FROM certificate_change c JOIN household h ON h.id = c.household_id LEFT JOIN household_identity i ON i.household_id = h.id
LEFT JOIN app_user u ON 'user:' || u.id = c.proposed_by LEFT JOIN app_user w ON 'user:' || w.id = c.decided_by
WHERE c.certificate_id = $1 ORDER BY c.state <> 'proposed', c.proposed_at DESC, c.id DESC LIMIT 100`

/** Changes of who stands behind a certificate: those that wait, then the newest. That the viewer may see it is decided before. */
export async function readCertificateChanges(sql: Sql, certificateId: string): Promise<CertificateChangeView[]> {
  const { rows } = await sql.query<Omit<CertificateChangeView, 'evidence'>>(read, [certificateId])
  const ids = rows.map(({ id }) => id)
  const evidence = await listEvidence(sql, 'certificate_change', ids)
  return rows.map((row) => ({ ...row, evidence: evidence.filter(({ subjectId }) => subjectId === row.id) }))
}
