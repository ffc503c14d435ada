import { DomainError } from '#domain/errors.ts'
import type { Sql } from '#server/db/db.ts'

/** Whether a person is host or co-host of a session. */
export async function isHost(sql: Sql, sessionId: string, userId: string | null): Promise<boolean> {
  if (userId === null) return false
  const { rowCount } = await sql.query({
    name: 'live_is_host',
    text: 'SELECT 1 FROM live_host WHERE session_id = $1 AND user_id = $2',
    values: [sessionId, userId],
  })
  return rowCount === 1
}

/** @throws DomainError Forbidden where the person does not host this session */
export async function requireHost(sql: Sql, sessionId: string, userId: string): Promise<void> {
  if (!(await isHost(sql, sessionId, userId))) throw new DomainError('Forbidden')
}
