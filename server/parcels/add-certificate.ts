import { v7 as newId } from 'uuid'
import type { CalendarDay } from '#domain/calendar-day.ts'
import { DomainError } from '#domain/errors.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import type { CertificateKind } from './read-certificates.ts'

export type NewCertificate = {
  batchId: string
  kind: CertificateKind
  number: string
  issuedBy: string
  issuedOn: CalendarDay
  /** The last day it holds; a quarantine certificate has one. */
  expiresOn: CalendarDay | null
}

const insert = `
INSERT INTO batch_certificate (id, batch_id, kind, number, issued_by, issued_on, expires_on, added_by, added_at)
SELECT $1, b.id, $3::certificate_kind, $4, $5, $6::date, $7::date, $8, $9
FROM batch b JOIN producer_member m ON m.producer_id = b.producer_id AND m.user_id = $10 WHERE b.id = $2
ON CONFLICT (batch_id, kind, number) DO UPDATE SET number = excluded.number
RETURNING issued_by = $5 AND issued_on = $6::date AND expires_on IS NOT DISTINCT FROM $7::date AS same`

/**
 * A member of the producer registers a certificate of one of its batches. The same one twice is harmless; one that is there is
 * never changed.
 * @throws DomainError NotFound (another producer's batch), InvalidInput {field} (dates the wrong way round, or the number is
 *   taken by another certificate of the batch)
 */
export async function addCertificate(
  { db, clock }: { db: Db; clock: Clock },
  userId: string,
  { batchId, kind, number, issuedBy, issuedOn, expiresOn }: NewCertificate,
): Promise<void> {
  if (kind === 'quarantine' && expiresOn === null) throw new DomainError('InvalidInput', { field: 'expiresOn' })
  if (expiresOn !== null && expiresOn < issuedOn) throw new DomainError('InvalidInput', { field: 'expiresOn' })
  const { rows } = await db.pool.query<{ same: boolean }>(insert, [
    ...[newId(), batchId, kind, number, issuedBy, issuedOn, expiresOn, `user:${userId}`, clock.now(), userId],
  ])
  if (!rows[0]) throw new DomainError('NotFound')
  if (!rows[0].same) throw new DomainError('InvalidInput', { field: 'number' })
}
