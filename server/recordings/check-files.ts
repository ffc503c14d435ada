import { createHash } from 'node:crypto'
import type { Deps } from '#server/deps.ts'
import type { Finding } from '#server/reconcile/reconcile.ts'
import { segmentKey } from './segment-file.ts'

const MOST_EXAMPLES = 10

type Kept = { sessionId: string; msn: number; sha256: string; bytes: number }

/**
 * Reads files of segments, picked at random, and compares them with their rows.
 * @param sample how many at most
 */
export async function checkRecordedFiles({ db, files }: Pick<Deps, 'db' | 'files'>, sample: number): Promise<Finding> {
  const { rows } = await db.pool.query<Kept>(
    `SELECT session_id AS "sessionId", msn, sha256, bytes FROM live_segment WHERE sha256 IS NOT NULL ORDER BY random() LIMIT $1`,
    [sample],
  )
  const examples: Record<string, unknown>[] = []
  let breaches = 0
  for (const { sessionId, msn, sha256, bytes } of rows) {
    const file = await files.read(segmentKey({ sessionId, msn, sha256 }))
    const problem =
      file === null ? 'missing' : hashOf(file.bytes) === sha256 && file.bytes.byteLength === bytes ? null : 'changed'
    if (!problem) continue
    breaches += 1
    if (examples.length < MOST_EXAMPLES) examples.push({ session_id: sessionId, msn, problem })
  }
  const describe = `the file of a recorded segment is there and is what was recorded (${rows.length} looked at)`
  return { name: 'recorded-file-is-there', describe, breaches, examples }
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
