import { DomainError } from '#domain/errors.ts'
import type { Sql } from '#server/db/db.ts'

/** Somebody who acts for a producer. @throws DomainError NotFound for everybody else: what exists is not their business */
export async function requireMember(sql: Sql, userId: string, producerId: string): Promise<void> {
  const { rowCount } = await sql.query('SELECT 1 FROM producer_member WHERE producer_id = $1 AND user_id = $2', [
    producerId,
    userId,
  ])
  if (rowCount === 0) throw new DomainError('NotFound')
}
