import { type CalendarDay, dayOf } from '#domain/calendar-day.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'

export type CertificateKind = 'quarantine' | 'inspection' | 'origin'

/** A certificate of a batch. Days `yyyy-mm-dd`; null: it holds without an end. */
export type BatchCertificate = {
  id: string
  kind: CertificateKind
  number: string
  issuedBy: string
  issuedOn: CalendarDay
  expiresOn: CalendarDay | null
  inForce: boolean
}

export type CertifiedBatch = {
  id: string
  code: string
  familyId: string
  nameZh: string
  nameEn: string
  needsQuarantine: boolean
  /** Newest first. */
  certificates: BatchCertificate[]
}

const readBatches = `
SELECT b.id, b.code, f.id AS "familyId", f.name_zh AS "nameZh", f.name_en AS "nameEn", f.needs_quarantine AS "needsQuarantine",
       coalesce((SELECT json_agg(json_build_object('id', c.id, 'kind', c.kind, 'number', c.number, 'issuedBy', c.issued_by,
         'issuedOn', c.issued_on, 'expiresOn', c.expires_on,
         'inForce', c.issued_on <= $2::date AND (c.expires_on IS NULL OR c.expires_on >= $2::date)) ORDER BY c.issued_on DESC, c.id DESC)
         FROM batch_certificate c WHERE c.batch_id = b.id), '[]') AS certificates
FROM batch b JOIN product_family f ON f.id = b.family_id JOIN producer_member m ON m.producer_id = b.producer_id AND m.user_id = $1
ORDER BY f.needs_quarantine DESC, b.releases_on DESC, b.code LIMIT 200`

/** The batches of the producers this person acts for, with their certificates. */
export async function readCertificates(
  { db, clock }: { db: Db; clock: Clock },
  userId: string,
): Promise<CertifiedBatch[]> {
  return (await db.pool.query<CertifiedBatch>(readBatches, [userId, dayOf(clock.now())])).rows
}
