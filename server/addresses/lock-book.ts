import { DomainError } from '#domain/errors.ts'
import type { Sql } from '#server/db/db.ts'

/** Makes changes of one person's address book go one after the other. Errors: NotSignedIn for a closed account. */
export async function lockBook(sql: Sql, userId: string): Promise<void> {
  const { rowCount } = await sql.query('SELECT 1 FROM app_user WHERE id = $1 AND closed_at IS NULL FOR NO KEY UPDATE', [
    userId,
  ])
  if (rowCount === 0) throw new DomainError('NotSignedIn')
}
