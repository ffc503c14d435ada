import { dayOf } from '#domain/calendar-day.ts'
import { DomainError } from '#domain/errors.ts'
import type { Deps } from '#server/deps.ts'
import { maskedName } from '#server/households/income-sql.ts'
import { knownId } from '#server/households/known-id.ts'
import { districtInScope, requireInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { type CertificateRow, certificatesIn } from './list-certificates.ts'
import { type CertificateChangeView, readCertificateChanges } from './read-certificate-changes.ts'

/** Something sold under a certificate, or given back to it (negative); base packs. */
export type CertificateUse = {
  id: string
  at: Date
  lineId: string
  productZh: string
  productEn: string
  units: number
  /** Names what caused it: a payment, or a refund. */
  cause: string
}
export type CertificatePage = CertificateRow & {
  /** Newest first, the last 200. */
  uses: CertificateUse[]
  linked: { id: string; code: string; name: string; villageZh: string; villageEn: string }[]
  changes: CertificateChangeView[]
}

const readUses = `
SELECT u.id, u.at, u.order_line_id AS "lineId", p.name_zh AS "productZh", p.name_en AS "productEn", (u.units_milli / 1000.0)::float8 AS units, u.cause
FROM aid_certificate_use u JOIN order_line l ON l.id = u.order_line_id JOIN product p ON p.id = l.product_id
WHERE u.certificate_id = $1 ORDER BY u.at DESC, u.id DESC LIMIT 200`

const readLinked = `
SELECT DISTINCT ON (h.code) h.id, h.code, ${maskedName} AS name, v.name_zh AS "villageZh", v.name_en AS "villageEn"
FROM aid_certificate_household c JOIN household o ON o.id = c.household_id JOIN household h ON h.id = coalesce(o.merged_into_id, o.id)
JOIN village v ON v.code = h.village_code LEFT JOIN household_identity i ON i.household_id = h.id
WHERE c.certificate_id = $1 AND c.left_at IS NULL ORDER BY h.code LIMIT 500`

/** A certificate with what was sold under it, line by line. @throws DomainError Forbidden, NotFound, OutOfScope */
export async function readCertificate(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  viewer: Viewer,
  id: string,
): Promise<CertificatePage> {
  districtInScope(viewer)
  const found = await db.pool.query<CertificateRow & { district_code: string }>(certificatesIn, [
    ...[null, dayOf(clock.now()), knownId(id)],
  ])
  if (!found.rows[0]) throw new DomainError('NotFound')
  const { district_code: districtCode, ...certificate } = found.rows[0]
  requireInScope(viewer, districtCode)
  const [uses, linked, changes] = await Promise.all([
    db.pool.query<CertificateUse>(readUses, [id]),
    db.pool.query<CertificatePage['linked'][number]>(readLinked, [id]),
    readCertificateChanges(db.pool, id),
  ])
  return { ...certificate, uses: uses.rows, linked: linked.rows, changes }
}
