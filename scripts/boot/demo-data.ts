import pg from 'pg'
import { prepareDatabase } from '#scripts/prepare-database.ts'
import { type Db, openDb } from '#server/db/db.ts'
import type { FileStore } from '#server/files/file-store.ts'
import { sealClearNames } from '#server/vault/seal-clear-names.ts'
import type { Vault } from '#server/vault/vault.ts'

/** Any number that no other advisory lock of ours or of Prisma's uses. */
const startLock = 20_200_828

/** `files` are opened only where there is demo data to load; `vault` seals who households are. */
type Filling = { demo: boolean; files: () => Promise<FileStore>; vault: Vault }

/**
 * Migrates the database, seals what an older version left in the clear and, for a demo, fills an empty one. Servers that
 * start at the same time do it one after another.
 */
export async function fillDatabase(url: string, { demo, files, vault }: Filling): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  // A connection lost between two statements is reported by the next one.
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [startLock])
    await prepareDatabase(url)
    const { rowCount: products } = await client.query('SELECT FROM product LIMIT 1')
    const db = openDb(url, { max: 2 })
    try {
      await sealClearNames({ db, vault })
      if (demo && products === 0) await loadDemoData({ db, files: await files(), vault })
    } finally {
      await db.close()
    }
  } finally {
    await client.end()
  }
}

async function loadDemoData({ db, files, vault }: { db: Db; files: FileStore; vault: Vault }): Promise<void> {
  const [{ seed }, { keepViews }, { keepEvidence }, { keepPayouts }, { keepAid }, { keepRecording }] =
    await Promise.all([
      import('#prisma/seed/index.ts'),
      import('#prisma/seed/keep-views.ts'),
      import('#prisma/seed/keep-evidence.ts'),
      import('#prisma/seed/keep-payouts.ts'),
      import('#prisma/seed/keep-aid.ts'),
      import('#prisma/seed/keep-recording.ts'),
    ])
  await keepViews(files)
  const now = new Date()
  await seed(db, { now, vault })
  await keepEvidence({ db, files }, now)
  await keepPayouts({ db, files, vault }, now)
  await keepAid({ db, files }, now)
  await keepRecording({ db, files }, now)
}
