import type { Sql } from '#server/db/db.ts'
import type { TableRows } from './rows/table-rows.ts'

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/** Writes rows that are not there yet, in one statement a table; what is there stays as it is. */
export async function insertMissing(sql: Sql, { table, rows }: TableRows): Promise<number> {
  const [first] = rows
  if (!first) return 0
  const columns = Object.keys(first).map(quoted).join(', ')
  const target = quoted(table)
  const { rowCount } = await sql.query(
    `INSERT INTO ${target} (${columns})
     SELECT ${columns} FROM jsonb_populate_recordset(NULL::${target}, $1::jsonb)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(rows)],
  )
  return rowCount ?? 0
}
