import type { CalendarDay } from '#domain/calendar-day.ts'
import { DomainError } from '#domain/errors.ts'
import type { Sql } from '#server/db/db.ts'

/** SQL: a quarantine certificate of batch `batch` is in force on `day`; the trigger `parcel_guard` asks the same. */
export const certifiedOn = (batch: string, day: string): string => `EXISTS (
  SELECT 1 FROM batch_certificate c WHERE c.batch_id = ${batch} AND c.kind = 'quarantine'
    AND c.issued_on <= ${day}::date AND c.expires_on >= ${day}::date)`

/**
 * Animals are sent only with a quarantine certificate of their batch that is in force that day.
 * @throws DomainError CertificateNeeded {product}
 */
export async function requireCertificates(sql: Sql, parcelId: string, day: CalendarDay): Promise<void> {
  const { rows } = await sql.query<{ product: string }>(
    `SELECT p.name_zh AS product FROM order_line l JOIN parcel a ON a.id = l.parcel_id JOIN product p ON p.id = l.product_id
     JOIN product_family f ON f.id = p.family_id
     WHERE l.parcel_id = $1 AND f.needs_quarantine AND l.restocked < l.quantity
       AND NOT ${certifiedOn('coalesce(l.batch_id, a.batch_id)', '$2')} LIMIT 1`,
    [parcelId, day],
  )
  if (rows[0]) throw new DomainError('CertificateNeeded', { product: rows[0].product })
}
