/* The server that the browser tests meet: the built pages, a database of its own, the demo data. */
import fs from 'node:fs'
import { ensureBuild } from '#scripts/boot/build.ts'
import { fillDatabase } from '#scripts/boot/demo-data.ts'
import { live } from '#scripts/boot/life.ts'
import { parseEnv } from '#server/env.ts'
import { openFiles } from '#server/files/open-files.ts'
import { openVault } from '#server/vault/vault.ts'
import { vaultKeys } from '#server/vault/vault-keys.ts'
import { e2eDatabaseFile, e2eDataFolder } from './e2e-database.ts'
import { administer, databaseUrl, startTestPostgres } from './postgres.ts'

process.env.NODE_ENV = 'production'

await live(async (life) => {
  await ensureBuild(life)
  const postgres = await startTestPostgres()
  life.atEnd(() => postgres.stop())
  await administer(postgres.url('postgres'), 'CREATE DATABASE e2e')
  const DATABASE_URL = databaseUrl(postgres.url('postgres'), 'e2e')
  const DATA_DIR = e2eDataFolder(process.env.PORT)
  fs.rmSync(DATA_DIR, { recursive: true, force: true })
  life.atEnd(() => fs.rmSync(DATA_DIR, { recursive: true, force: true }))
  const env = parseEnv({
    LOG_LEVEL: 'warn',
    ...process.env,
    DATABASE_URL,
    DATA_DIR,
    DEMO: '1',
    AUTH_SECRET: 'for-browser-tests-only-0123456789-abcdef',
    CASHIER_WEBHOOK_SECRET: 'for-browser-tests-only-fedcba-9876543210',
  })
  await fillDatabase(DATABASE_URL, { demo: true, files: () => openFiles(env), vault: openVault(vaultKeys(env)) })
  life.stopped.throwIfAborted()
  const file = e2eDatabaseFile(process.env.PORT)
  fs.writeFileSync(file, DATABASE_URL)
  life.atEnd(() => fs.rmSync(file, { force: true }))
  const { main } = await import('#server/index.ts')
  const server = await main(env)
  life.atEnd(() => server.close())
  process.stdout.write(`Serving ${server.url}\n`)
})
