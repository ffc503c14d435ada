import pg from 'pg'
import { prepareDatabase } from '#scripts/prepare-database.ts'
import type { FileStore } from '#server/files/file-store.ts'

/** Any number that no other advisory lock of ours or of Prisma's uses. */
const startLock = 20_200_828

/** `files` are opened only where there is demo data to load. */
type Filling = { demo: boolean; files: () => Promise<FileStore> }

/**
 * Migrates the database and, for a demo, fills an empty one. Servers that start at the same time do it one after
 * another.
 */
export async function fillDatabase(url: string, { demo, files }: Filling): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  // A connection lost between two statements is reported by the next one.
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [startLock])
    await prepareDatabase(url)
    const { rowCount: products } = await client.query('SELECT FROM product LIMIT 1')
    if (demo && products === 0) await loadDemoData(url, await files())
  } finally {
    await client.end()
  }
}

async function loadDemoData(url: string, files: FileStore): Promise<void> {
  const [{ seed }, { keepViews }, { keepRecording }, { openDb }] = await Promise.all([
    import('#prisma/seed/index.ts'),
    import('#prisma/seed/keep-views.ts'),
    import('#prisma/seed/keep-recording.ts'),
    import('#server/db/db.ts'),
  ])
  await keepViews(files)
  const db = openDb(url, { max: 2 })
  const now = new Date()
  try {
    await seed(db, { now })
    await keepRecording({ db, files }, now)
  } finally {
    await db.close()
  }
}
