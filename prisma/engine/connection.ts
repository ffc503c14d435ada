import pg from 'pg'
import { parseIntoClientConfig } from 'pg-connection-string'

/** Parameters that Prisma understands in a database address and `pg` does not. */
const prismaOnly = ['schema', 'connection_limit', 'pool_timeout', 'pgbouncer', 'connect_timeout']

export interface Connection {
  schema: string
  database: string
  config: pg.PoolConfig
}

/** Reads a Prisma database address into what `pg` needs. */
export function parseConnection(address: string): Connection {
  const url = new URL(address)
  const schema = url.searchParams.get('schema') ?? 'public'
  for (const name of prismaOnly) url.searchParams.delete(name)
  const config = parseIntoClientConfig(url.toString())
  return { schema, database: config.database ?? 'postgres', config: { ...config, max: 4, allowExitOnIdle: true } }
}

/** Runs one statement on the server of `address`, by default in its maintenance database. */
export async function runOnServer(address: string, sql: string, database = 'postgres'): Promise<void> {
  const client = new pg.Client({ ...parseConnection(address).config, database })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
