import { DomainError } from '#domain/errors.ts'
import type { Sql } from '#server/db/db.ts'

type Conflict = {
  reason: 'version' | 'split' | 'perSale' | 'wage'
  own: boolean
  agreement: string
  titleZh: string
  titleEn: string
  household: string | null
}

/** The split of a good belongs to one agreement at a time; the rest is `agreement_conflicts` of the database, which refuses it too. */
const find = `
WITH decided AS (SELECT w.*, tstzrange(w.valid_from, w.valid_to) AS during FROM agreement_version w WHERE w.id = $1),
conflict AS (
  SELECT 'split' AS reason, o.agreement_id, NULL::uuid AS household_id FROM decided d JOIN agreement_version o
    ON o.family_id = d.family_id AND o.id <> d.id AND o.state = 'approved' AND o.carries_split AND d.carries_split
    AND tstzrange(o.valid_from, o.valid_to) && d.during
  UNION ALL SELECT c.* FROM decided d, agreement_conflicts(d.id, d.family_id, d.during) c)
SELECT c.reason, g.id = d.agreement_id AS own, g.code AS agreement, g.title_zh AS "titleZh", g.title_en AS "titleEn", h.code AS household
FROM decided d, conflict c JOIN linkage_agreement g ON g.id = c.agreement_id LEFT JOIN household h ON h.id = c.household_id
WHERE NOT $2 OR g.id <> d.agreement_id ORDER BY c.reason <> 'split', g.code LIMIT 1`

/**
 * Refuses a version that would divide a good's sales beside another, or pay a household twice for the same work, and names the
 * other agreement.
 * @param ofOthers leaves out the agreement's own versions: the one before ends when this one is approved
 * @throws DomainError AgreementOverlap {agreement, titleZh, titleEn}, AgreementConflict {reason: 'perSale' | 'wage', household, …}
 */
export async function requireNoConflict(
  sql: Sql,
  versionId: string,
  { ofOthers }: { ofOthers: boolean },
): Promise<void> {
  const found = (await sql.query<Conflict>(find, [versionId, ofOthers])).rows[0]
  if (!found) return
  const { reason, own, household, agreement, titleZh, titleEn } = found
  const other = { agreement, titleZh, titleEn }
  if (reason === 'split' || reason === 'version') throw new DomainError('AgreementOverlap', { ...other, own })
  throw new DomainError('AgreementConflict', { ...other, reason, household: household ?? '' })
}
