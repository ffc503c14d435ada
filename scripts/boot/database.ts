import path from 'node:path'
import pg from 'pg'
import { startEmbeddedPostgres } from '#server/db/embedded/postgres.ts'
import { SetupError } from '#server/setup-error.ts'
import { claim } from './claim.ts'
import type { Life } from './life.ts'

const name = 'reedflower'

/**
 * The address of a database that answers: the one given, or one on the embedded Postgres in `dataFolder`, which is
 * started here and stopped at the end of `life`.
 * @throws SetupError when it cannot be reached, or another process works in the same folder
 */
export async function openDatabase(given: string | undefined, dataFolder: string, life: Life): Promise<string> {
  if (given) {
    await checkDatabase(given)
    return given
  }
  const dir = path.join(dataFolder, 'postgres')
  const claimed = await claim(dir)
  if ('holder' in claimed)
    throw new SetupError(`Reedflower already runs from this folder (process ${claimed.holder}): stop it first.`)
  const server = await startEmbeddedPostgres({ dir })
  life.atEnd(() => server.stop())
  life.explains(() => server.whyItFailed())
  // A crash must not leave it running either.
  process.once('exit', () => server.signalStop())
  await createIfMissing(server.url('postgres'))
  return server.url(name)
}

async function createIfMissing(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name])
    if (rowCount === 0) await client.query(`CREATE DATABASE ${name}`)
  } finally {
    await client.end()
  }
}

/** @throws SetupError saying why the database at `url` cannot be used */
async function checkDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (cause) {
    throw new SetupError(`DATABASE_URL: ${explain(cause, client)}.`, { cause })
  }
  await client.end()
}

function explain(error: unknown, { host, port, user, database }: pg.Client): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  const message = error instanceof Error ? error.message : String(error)
  if (code === '3D000') return `there is no database "${database}" at ${host}:${port}`
  if (code === '28P01' || code === '28000' || /password must be a string/.test(message))
    return `Postgres at ${host}:${port} refuses user "${user}" with this password`
  const unreachable = [
    'ECONNREFUSED',
    'ENOTFOUND',
    'EAI_AGAIN',
    'ETIMEDOUT',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ECONNRESET',
  ]
  if (unreachable.includes(String(code)) || /timeout|terminated/i.test(message))
    return `no Postgres answers at ${host}:${port}`
  return message.replace(/\.$/, '')
}
