import { DomainError } from '#domain/errors.ts'
import type { Sql } from '#server/db/db.ts'

/** An order that holds its goods until `holdExpiresAt` (UTC); with freight and discount, in fen. */
export type PlacedOrder = { orderId: string; totalFen: bigint; holdExpiresAt: Date }

/**
 * The order that already has this id, if it was asked for with the same content by the same buyer; null where there is none.
 * @throws DomainError IdempotencyKeyReused (other content, or another buyer)
 */
export async function findRepeated(
  sql: Sql,
  { orderId, inputHash }: { orderId: string; inputHash: string },
): Promise<PlacedOrder | null> {
  const { rows } = await sql.query<PlacedOrder & { inputHash: string }>(
    `SELECT id AS "orderId", input_hash AS "inputHash", total_fen AS "totalFen", hold_expires_at AS "holdExpiresAt"
     FROM orders WHERE id = $1`,
    [orderId],
  )
  const row = rows[0]
  if (!row) return null
  if (row.inputHash !== inputHash) throw new DomainError('IdempotencyKeyReused')
  return { orderId: row.orderId, totalFen: row.totalFen, holdExpiresAt: row.holdExpiresAt }
}
