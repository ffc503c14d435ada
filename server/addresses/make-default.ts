import { DomainError } from '#domain/errors.ts'
import type { Db, Sql } from '#server/db/db.ts'
import { lockBook } from './lock-book.ts'

/** Makes one entry the default and no other. The caller holds the book. @returns false: no such entry of theirs */
export async function setDefault(sql: Sql, userId: string, id: string): Promise<boolean> {
  const { rowCount } = await sql.query('SELECT 1 FROM address WHERE id = $1 AND user_id = $2', [id, userId])
  if (rowCount === 0) return false
  // The index allows one default at any moment, so the old one goes first.
  await sql.query('UPDATE address SET is_default = false WHERE user_id = $1 AND is_default AND id <> $2', [userId, id])
  await sql.query('UPDATE address SET is_default = true WHERE id = $1', [id])
  return true
}

/** The address that a checkout offers first. Errors: NotSignedIn, NotFound. */
export const makeDefault = ({ db }: { db: Db }, userId: string, id: string): Promise<void> =>
  db.tx(async (sql) => {
    await lockBook(sql, userId)
    if (!(await setDefault(sql, userId, id))) throw new DomainError('NotFound')
  })
