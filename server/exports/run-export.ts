import { isDomainError } from '#domain/errors.ts'
import type { Locale } from '#domain/locale.ts'
import type { Db, Sql } from '#server/db/db.ts'
import type { Deps } from '#server/deps.ts'
import { viewerOf } from '#server/identity/viewer-of.ts'
import type { ExportQuery } from './export-table.ts'
import { MOST_ROWS } from './income-tables.ts'
import { exportTables } from './tables.ts'
import { type ExportFormat, type FileWriter, fileWriter, mediaTypes } from './write-file.ts'

/** Rows fetched at a time; after each the page may see how far it is. */
const STEP = 2_000

type Job = { userId: string; table: string; query: ExportQuery; format: ExportFormat; locale: Locale }

const take = `UPDATE export_job SET state = 'running', rows_done = 0 WHERE id = $1 AND state IN ('queued', 'running')
RETURNING user_id AS "userId", "table", query, format, locale`

const fail = (db: Db, id: string, why: string, now: Date) =>
  db.pool.query(`UPDATE export_job SET state = 'failed', failure = $2, finished_at = $3 WHERE id = $1`, [id, why, now])

/** Reads a statement through a cursor, so that neither we nor the database hold more than a step of it. @returns how many rows */
async function copyRows(
  sql: Sql,
  statement: { text: string; values: unknown[] },
  writer: FileWriter,
  tell: (rows: number) => Promise<unknown>,
) {
  await sql.query(`DECLARE rows_to_export NO SCROLL CURSOR FOR ${statement.text}`, statement.values)
  let done = 0
  for (;;) {
    const { rows } = await sql.query(`FETCH ${STEP} FROM rows_to_export`)
    if (rows.length === 0 || done > MOST_ROWS) return done
    writer.add(rows)
    done += rows.length
    await tell(done)
  }
}

/**
 * Writes a table into its file, with the rights that its person has now. Run again, it starts anew and puts the same file.
 * Whoever lost their scope gets nothing; what is too large is refused, not cut.
 */
export async function runExport(
  deps: Pick<Deps, 'db' | 'clock' | 'files'>,
  { exportId }: { exportId: string },
): Promise<void> {
  const { db, clock, files } = deps
  const job = (await db.pool.query<Job>(take, [exportId])).rows[0]
  const table = job ? exportTables[job.table] : undefined
  if (!job || !table) return
  const viewer = await viewerOf(db, job.userId)
  if (!viewer) return void (await fail(db, exportId, 'Forbidden', clock.now()))
  const writer = fileWriter(job.format, table, job.locale)
  try {
    const statement = await table.statement(deps, viewer, job.query)
    const tell = (done: number) => db.pool.query('UPDATE export_job SET rows_done = $2 WHERE id = $1', [exportId, done])
    const total = await db.tx((sql) => copyRows(sql, statement, writer, tell))
    if (total > MOST_ROWS) return void (await fail(db, exportId, 'ExportTooLarge', clock.now()))
    const key = `exports/${exportId}.${job.format}`
    await files.put(key, await writer.end(), mediaTypes[job.format])
    await db.pool.query(
      `UPDATE export_job SET state = 'done', rows_done = $2, rows_total = $2, file_key = $3, finished_at = $4 WHERE id = $1`,
      [exportId, total, key, clock.now()],
    )
  } catch (error) {
    if (!isDomainError(error)) throw error
    await fail(db, exportId, error.code, clock.now())
  }
}
