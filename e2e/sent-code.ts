import fs from 'node:fs'
import pg from 'pg'
import { e2eDatabaseFile } from '#test/e2e-database.ts'

/** The sign-in code that was last sent to `phone` (E.164): what its owner would read in the text message. */
export async function sentCode(baseURL: string | undefined, phone: string): Promise<string> {
  const port = new URL(baseURL ?? '').port
  const client = new pg.Client({ connectionString: fs.readFileSync(e2eDatabaseFile(port), 'utf8') })
  await client.connect()
  try {
    const { rows } = await client.query<{ value: string }>(
      'SELECT value FROM verification WHERE identifier = $1 ORDER BY created_at DESC LIMIT 1',
      [`phone-number-otp-${phone}`],
    )
    return rows[0]?.value.split(':')[0] ?? ''
  } finally {
    await client.end()
  }
}
