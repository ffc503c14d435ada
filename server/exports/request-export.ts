import { randomUUID } from 'node:crypto'
import { DomainError } from '#domain/errors.ts'
import type { Locale } from '#domain/locale.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { append } from '#server/outbox/append.ts'
import type { ExportDeps, ExportQuery } from './export-table.ts'
import { exportTables } from './tables.ts'
import { exportFormats } from './write-file.ts'

/** A file waits for its person so long, ms. */
const LIFE_MS = 3 * 86_400_000
/** Files that one person may have under way. */
const MOST_AT_ONCE = 5
const LONGEST_QUERY = 2_000

export type ExportRequest = { table: string; query: ExportQuery; format: string; locale: Locale }

/**
 * Queues a table to be written into a file.
 * @returns the job's id
 * @throws DomainError Forbidden, NotFound, OutOfScope, InvalidInput {field}, TooManyRequests
 */
export async function requestExport({ db, clock }: ExportDeps, viewer: Viewer, asked: ExportRequest): Promise<string> {
  const table = exportTables[asked.table]
  if (!table) throw new DomainError('InvalidInput', { field: 'table' })
  const format = exportFormats.find((one) => one === asked.format)
  if (!format || JSON.stringify(asked.query).length > LONGEST_QUERY)
    throw new DomainError('InvalidInput', { field: 'format' })
  await table.statement({ db, clock }, viewer, asked.query)
  const now = clock.now()
  const [id, day] = [randomUUID(), new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)]
  await db.tx(async (sql) => {
    await sql.query(`SELECT pg_advisory_xact_lock(hashtextextended('exports of ' || $1, 0))`, [viewer.userId])
    const { rows } = await sql.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM export_job WHERE user_id = $1 AND state IN ('queued', 'running')`,
      [viewer.userId],
    )
    if ((rows[0]?.n ?? 0) >= MOST_AT_ONCE) throw new DomainError('TooManyRequests')
    await sql.query(
      `INSERT INTO export_job (id, user_id, "table", query, format, locale, file_name, requested_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        ...[id, viewer.userId, asked.table, JSON.stringify(asked.query), format, asked.locale],
        ...[`reedflower-${table.file}-${day}.${format}`, now, new Date(now.getTime() + LIFE_MS)],
      ],
    )
    await append(sql, 'export.run', { exportId: id }, { queue: 'exports' })
  })
  return id
}
