import { DomainError } from '#domain/errors.ts'
import type { Sql } from '#server/db/db.ts'
import type { Deps } from '#server/deps.ts'
import { segmentKey } from './segment-file.ts'

/**
 * A segment's file.
 * @throws DomainError NotFound where it was not kept; Error where its row says it was
 */
export async function readSegment(
  { db, files }: Pick<Deps, 'db' | 'files'>,
  { sessionId, msn }: { sessionId: string; msn: number },
): Promise<Uint8Array> {
  const { rows } = await db.pool.query<{ sha256: string | null }>({
    name: 'recording_segment',
    text: 'SELECT sha256 FROM live_segment WHERE session_id = $1 AND msn = $2',
    values: [sessionId, msn],
  })
  const sha256 = rows[0]?.sha256
  if (!sha256) throw new DomainError('NotFound')
  const file = await files.read(segmentKey({ sessionId, msn, sha256 }))
  if (!file) throw new Error(`segment ${msn} of session ${sessionId} is missing in the file store`)
  return file.bytes
}

/** A track's initialization segment. @throws DomainError NotFound */
export async function readInit(
  sql: Sql,
  { sessionId, epoch }: { sessionId: string; epoch: number },
): Promise<Uint8Array> {
  const { rows } = await sql.query<{ init: Buffer }>({
    name: 'recording_init',
    text: 'SELECT init FROM live_track WHERE session_id = $1 AND epoch = $2',
    values: [sessionId, epoch],
  })
  if (!rows[0]) throw new DomainError('NotFound')
  return rows[0].init
}
