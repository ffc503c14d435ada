import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { createAdapterFactory } from './adapter.ts'
import { parseConnection } from './connection.ts'
import { loadSchemaEngine } from './wasm.ts'

export const migrationsFolder = fileURLToPath(new URL('../migrations', import.meta.url))

interface Migration {
  name: string
  script: string
  checksum: string
}

/** The migrations on disk, oldest first. */
export function readMigrations(): Migration[] {
  const names = fs
    .readdirSync(migrationsFolder, { withFileTypes: true })
    .flatMap((e) => (e.isDirectory() ? e.name : []))
  return names.sort().map((name) => {
    const script = fs.readFileSync(path.join(migrationsFolder, name, 'migration.sql'), 'utf8')
    return { name, script, checksum: createHash('sha256').update(script).digest('hex') }
  })
}

/**
 * `prisma migrate deploy` in this process: brings the database to the newest migration.
 * Costs one query when nothing is missing.
 * @returns the names of the migrations it applied
 */
export async function deployMigrations(url: string): Promise<string[]> {
  const pool = new pg.Pool(parseConnection(url).config)
  // A connection lost while idle is replaced; the next statement reports real trouble.
  pool.on('error', () => undefined)
  try {
    const migrations = readMigrations()
    return (await areApplied(pool, migrations)) ? [] : await apply(url, pool, migrations)
  } finally {
    await pool.end()
  }
}

async function apply(url: string, pool: pg.Pool, migrations: Migration[]): Promise<string[]> {
  const engine = await loadSchemaEngine().new(
    { datamodels: undefined },
    () => undefined,
    createAdapterFactory(url, { pool }),
  )
  const lockfile = fs.readFileSync(path.join(migrationsFolder, 'migration_lock.toml'), 'utf8')
  const { appliedMigrationNames } = await engine.applyMigrations({
    migrationsList: {
      baseDir: migrationsFolder,
      lockfile: { path: 'migration_lock.toml', content: lockfile },
      shadowDbInitScript: '',
      migrationDirectories: migrations.map(({ name, script }) => ({
        path: name,
        migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: script } },
      })),
    },
    filters: { externalTables: [], externalEnums: [] },
  })
  return appliedMigrationNames
}

async function areApplied(pool: pg.Pool, migrations: Migration[]): Promise<boolean> {
  const { rows: found } = await pool.query("SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there")
  if (!found[0]?.there) return false
  const { rows } = await pool.query<{ checksum: string }>(
    `SELECT checksum FROM _prisma_migrations
      WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
  )
  return rows.length === migrations.length && rows.every((row, at) => row.checksum === migrations[at]?.checksum)
}
