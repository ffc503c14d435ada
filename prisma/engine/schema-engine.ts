#!/usr/bin/env node
/*
 * Stands in for Prisma's native `schema-engine` where that cannot be downloaded: the same command line and the same
 * JSON-RPC, served by Prisma's WebAssembly build. prisma.config.ts points PRISMA_SCHEMA_ENGINE_BINARY here.
 */
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { createAdapterFactory } from './adapter.ts'
import { parseConnection, runOnServer } from './connection.ts'
import { serve } from './protocol.ts'

const nowhere = 'postgresql://nobody@127.0.0.1:1/none'

/** Postgres and network error codes as the codes of Prisma's CLI; anything else is P1010, access denied. */
const prismaCodes: Record<string, string> = {
  '28P01': 'P1000',
  ECONNREFUSED: 'P1001',
  ENOTFOUND: 'P1001',
  ETIMEDOUT: 'P1001',
  '3D000': 'P1003',
  '42P04': 'P1009',
}

const argv = process.argv.slice(2)

function values(option: string): string[] {
  return argv.flatMap((arg, at) => (arg === option ? (argv[at + 1] ?? []) : []))
}

function printVersion(): void {
  const folder = path.dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'))
  const { version } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'))
  process.stdout.write(`schema-engine-wasm ${version}\n`)
}

/** The CLI skips the first line of stderr and reads JSON log lines after it. */
function fail(code: string, message: string): never {
  const fields = { is_panic: false, error_code: code, message }
  process.stderr.write(`\n${JSON.stringify({ level: 'ERROR', target: 'schema_engine::logger', fields })}\n`)
  process.exit(1)
}

async function runCommand(command: string | undefined, url: string): Promise<void> {
  const { database } = parseConnection(url)
  try {
    if (command === 'can-connect-to-database') await runOnServer(url, 'SELECT 1', database)
    else if (command === 'create-database') await runOnServer(url, `CREATE DATABASE "${database}"`)
    else if (command === 'drop-database') await runOnServer(url, `DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`)
    else fail('P0000', `unsupported command ${command}`)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const prismaCode = prismaCodes[code] ?? 'P1010'
    const message = error instanceof Error ? error.message : String(error)
    fail(prismaCode, prismaCode === 'P1003' ? `Database \`${database}\` does not exist` : message || code)
  }
}

const datasource: { url?: string; shadowDatabaseUrl?: string } = JSON.parse(values('--datasource')[0] ?? '{}')
const url = datasource.url ?? nowhere
if (argv.includes('--version') || argv.includes('-V')) printVersion()
else if (argv.includes('cli')) await runCommand(argv[argv.indexOf('cli') + 1], url)
else {
  serve({
    url,
    datamodels: values('--datamodels').map((file) => [file, fs.readFileSync(file, 'utf8')]),
    adapter: createAdapterFactory(url, { shadowUrl: datasource.shadowDatabaseUrl }),
  })
}
