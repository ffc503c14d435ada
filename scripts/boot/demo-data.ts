import pg from 'pg'
import { prepareDatabase } from '#scripts/prepare-database.ts'

/** Any number that no other advisory lock of ours or of Prisma's uses. */
const startLock = 20_200_828

/**
 * Migrates the database and, for a demo, fills an empty one. Servers that start at the same time do it one after
 * another.
 */
export async function fillDatabase(url: string, { demo }: { demo: boolean }): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  // A connection lost between two statements is reported by the next one.
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [startLock])
    await prepareDatabase(url)
    const { rowCount: products } = await client.query('SELECT FROM product LIMIT 1')
    if (demo && products === 0) await loadDemoData(url)
  } finally {
    await client.end()
  }
}

async function loadDemoData(url: string): Promise<void> {
  const [{ seed }, { openDb }] = await Promise.all([import('#prisma/seed/index.ts'), import('#server/db/db.ts')])
  const db = openDb(url, { max: 2 })
  try {
    await seed(db, { now: new Date() })
  } finally {
    await db.close()
  }
}
