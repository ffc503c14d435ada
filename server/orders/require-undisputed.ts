import { DomainError } from '#domain/errors.ts'
import type { Sql } from '#server/db/db.ts'

/**
 * While a buyer's bank disputes an order's payment, nothing of it is refunded or sent: the bank may give the money back.
 * @throws DomainError OrderDisputed
 */
export async function requireUndisputed(sql: Sql, orderId: string): Promise<void> {
  const { rowCount } = await sql.query(`SELECT 1 FROM dispute WHERE order_id = $1 AND state = 'open'`, [orderId])
  if (rowCount !== 0) throw new DomainError('OrderDisputed')
}
