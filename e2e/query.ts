import fs from 'node:fs'
import pg from 'pg'
import { e2eDatabaseFile } from '#test/e2e-database.ts'

/** Asks the database behind the pages. @param baseURL of the tests */
export async function query<Row extends pg.QueryResultRow>(
  baseURL: string | undefined,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const { port } = new URL(baseURL ?? '')
  const client = new pg.Client({ connectionString: fs.readFileSync(e2eDatabaseFile(port), 'utf8') })
  await client.connect()
  try {
    return (await client.query<Row>(sql, values)).rows
  } finally {
    await client.end()
  }
}
