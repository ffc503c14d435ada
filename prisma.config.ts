import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'prisma/config'

const inProject = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

const engines = inProject('./node_modules/@prisma/engines')
const hasNativeEngine =
  fs.existsSync(engines) && fs.readdirSync(engines).some((file) => file.startsWith('schema-engine-'))

if (!hasNativeEngine && !process.env.PRISMA_SCHEMA_ENGINE_BINARY) {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY = inProject('./prisma/engine/schema-engine.ts')
  // The engine is a TypeScript file: the `node` its first line asks for must be the project's own.
  process.env.PATH = [inProject('./node_modules/.bin'), process.env.PATH].join(path.delimiter)
}

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: {
    url: process.env.DATABASE_URL ?? 'postgresql://unset@127.0.0.1:1/unset',
    shadowDatabaseUrl: process.env.SHADOW_DATABASE_URL,
  },
})
