import { createHash } from 'node:crypto'
import type { Logger } from 'pino'
import { z } from 'zod'
import type { Db } from '#server/db/db.ts'
import type { FileStore } from '#server/files/file-store.ts'

const PAGE = 10_000
const HEAD = 'access-log/head.json'
const NOTHING = '0'.repeat(64)

type Row = {
  number: bigint
  access_id: string | null
  user_id: string
  household_id: string
  fields: string[]
  purpose: string
  at: Date
  previous_hash: string
  hash: string
}
/** The newest row that was seen, kept outside the database. */
const head = z.object({ number: z.string().transform(BigInt), hash: z.string() })
type Head = z.infer<typeof head>

/** `broken`: the number of the first row that is changed, missing, out of its place or cut off; null where the chain holds. */
export type AccessLogCheck = { rows: bigint; hash: string; broken: bigint | null }

const hashOf = (previous: string, row: Row): string =>
  createHash('sha256')
    .update(
      [
        ...[previous, row.number, row.access_id ?? '', row.user_id, row.household_id],
        ...[row.fields.join(','), row.purpose, row.at.toISOString()],
      ].join('\u001f'),
    )
    .digest('hex')

async function readHead(files: FileStore): Promise<Head | null> {
  const kept = await files.read(HEAD)
  return kept ? head.parse(JSON.parse(Buffer.from(kept.bytes).toString('utf8'))) : null
}

/** Goes through the whole chain from its first row, and compares it with the head kept outside. */
export async function verifyAccessLog({
  db,
  files,
}: {
  db: Pick<Db, 'pool'>
  files: FileStore
}): Promise<AccessLogCheck> {
  const kept = await readHead(files)
  let [rows, hash] = [0n, NOTHING]
  for (;;) {
    const page = await db.pool.query<Row>(
      `SELECT * FROM identity_read WHERE number > $1 ORDER BY number LIMIT ${PAGE}`,
      [rows],
    )
    for (const row of page.rows) {
      const right = row.number === rows + 1n && row.previous_hash === hash && row.hash === hashOf(hash, row)
      if (!right || (row.number === kept?.number && row.hash !== kept.hash)) return { rows, hash, broken: rows + 1n }
      ;[rows, hash] = [row.number, row.hash]
    }
    if (page.rows.length < PAGE) break
  }
  return { rows, hash, broken: kept && kept.number > rows ? rows + 1n : null }
}

/** Keeps the newest row's number and hash outside the database, as long as the chain holds up to it. */
export async function keepAccessLogHead(deps: {
  db: Pick<Db, 'pool'>
  files: FileStore
  log: Pick<Logger, 'error'>
}): Promise<AccessLogCheck> {
  const check = await verifyAccessLog(deps)
  if (check.broken !== null)
    deps.log.error({ number: String(check.broken) }, 'the log of reads of personal data is broken')
  if (check.broken === null && check.rows > 0n) {
    const bytes = Buffer.from(JSON.stringify({ number: String(check.rows), hash: check.hash }))
    await deps.files.put(HEAD, bytes, 'application/json')
  }
  return check
}
