import { DomainError } from '#domain/errors.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { knownId } from '#server/households/known-id.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { requireStaffOf } from '#server/payments/staff-scope.ts'

/**
 * Says that an invoice is issued, under which number. The same number again is harmless; another one is refused.
 * @throws DomainError NotSignedIn, Forbidden, OutOfScope, NotFound, InvalidInput {field: 'number', rule}
 */
export async function issueInvoice(
  { db, clock }: { db: Db; clock: Clock },
  viewer: Viewer,
  { orderId, number }: { orderId: string; number: string },
): Promise<void> {
  const written = number.normalize('NFKC').trim()
  if (!/^\d{8,20}$/.test(written)) throw new DomainError('InvalidInput', { field: 'number', rule: 'invoiceNumber' })
  const actor = await requireStaffOf(db.pool, viewer, knownId(orderId))
  await db.tx(async (sql) => {
    const { rows } = await sql.query<{ number: string | null }>(
      'SELECT number FROM invoice_request WHERE order_id = $1 FOR UPDATE',
      [orderId],
    )
    const asked = rows[0]
    if (!asked) throw new DomainError('NotFound')
    if (asked.number === written) return
    if (asked.number !== null) throw new DomainError('InvalidInput', { field: 'number', rule: 'issued' })
    await sql.query('UPDATE invoice_request SET number = $2, issued_at = $3, issued_by = $4 WHERE order_id = $1', [
      orderId,
      written,
      clock.now(),
      actor,
    ])
  })
}
