import { dayOf } from '#domain/calendar-day.ts'
import { type CertificateLeft, type LineUnits, underCertificates } from '#domain/mass-balance.ts'
import type { Sql } from '#server/db/db.ts'

/** Locks the certificates in one order everywhere; what was sold under them is read by the statement after, which sees all of it. */
const lockCertificates = `
SELECT c.id FROM aid_certificate c
WHERE c.certified_on <= $2::date AND c.expires_on >= $2::date AND c.family_id IN (
  SELECT p.family_id FROM order_line l JOIN product p ON p.id = l.product_id WHERE l.order_id = $1)
ORDER BY c.id FOR NO KEY UPDATE`

const readLeft = `
SELECT c.id, c.family_id AS "familyId", c.certified_quantity::bigint * 1000 - coalesce((
  SELECT sum(u.units_milli) FROM aid_certificate_use u WHERE u.certificate_id = c.id), 0)::bigint AS "leftMilli"
FROM aid_certificate c WHERE c.id = ANY($1::uuid[]) ORDER BY c.expires_on, c.id`

const readLines = `
SELECT l.id AS "orderLineId", p.family_id AS "familyId", l.quantity * p.units_milli AS "unitsMilli"
FROM order_line l JOIN product p ON p.id = l.product_id WHERE l.order_id = $1 ORDER BY l.id`

const writeUses = `
INSERT INTO aid_certificate_use (id, certificate_id, order_line_id, cause, units_milli, at)
SELECT uuidv7(), u.certificate_id, u.order_line_id, $1, u.units_milli, $2
FROM unnest($3::uuid[], $4::uuid[], $5::int[]) AS u(certificate_id, order_line_id, units_milli)
ON CONFLICT (order_line_id, cause) DO NOTHING`

/**
 * Freezes on each line of a paid order the certificate under which it is sold, as long as the certified quantity lasts. A line
 * for which nothing is left is sold without the mark. In the transaction that books the sale.
 */
export async function certifySale(
  sql: Sql,
  { orderId, paymentId, at }: { orderId: string; paymentId: string; at: Date },
): Promise<void> {
  const locked = await sql.query<{ id: string }>(lockCertificates, [orderId, dayOf(at)])
  if (locked.rows.length === 0) return
  const left = await sql.query<CertificateLeft>(readLeft, [locked.rows.map(({ id }) => id)])
  const lines = await sql.query<LineUnits>(readLines, [orderId])
  const uses = underCertificates(lines.rows, left.rows)
  if (uses.length === 0) return
  await sql.query(writeUses, [
    `payment:${paymentId}`,
    at,
    uses.map(({ certificateId }) => certificateId),
    uses.map(({ orderLineId }) => orderLineId),
    uses.map(({ unitsMilli }) => unitsMilli),
  ])
}

/** Units that come back are not sold under the certificate any more; never more of them than are left under it. */
const giveBack = `
INSERT INTO aid_certificate_use (id, certificate_id, order_line_id, cause, units_milli, at)
SELECT uuidv7(), b.certificate_id, b.order_line_id, $2, -b.units, $3
FROM (SELECT u.certificate_id, l.id AS order_line_id, least(sum(u.units_milli), coalesce($5::bigint * p.units_milli, sum(u.units_milli))) AS units
      FROM order_line l JOIN product p ON p.id = l.product_id JOIN aid_certificate_use u ON u.order_line_id = l.id
      WHERE l.order_id = $1 AND ($4::uuid IS NULL OR l.id = $4) GROUP BY u.certificate_id, l.id, p.units_milli) b
WHERE b.units > 0 ON CONFLICT (order_line_id, cause) DO NOTHING`

/**
 * Gives a certificate back what a refund takes back of an order.
 * @param refund.part the units of one line; null is all that is left of the order. An allowance gives no units back.
 */
export async function uncertify(
  sql: Sql,
  refund: { orderId: string; cause: string; at: Date; part: { orderLineId: string | null; units: number } | null },
): Promise<void> {
  const { orderId, cause, at, part } = refund
  if (part && part.units === 0) return
  await sql.query(giveBack, [orderId, cause, at, part?.orderLineId ?? null, part?.units ?? null])
}
