import type { Sql } from '#server/db/db.ts'

/**
 * Everything that a provider says of one payment waits its turn here until the transaction ends: a refund that overtakes
 * its payment is either seen by it or sees it. Taken before any row lock.
 */
export async function lockReference(sql: Sql, provider: string, reference: string): Promise<void> {
  await sql.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`${provider}:${reference}`])
}
