import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaClient } from './generated/client.ts'

/** Anything that answers SQL: the pool, or the one connection of a transaction. int8 arrives as bigint. */
export type Sql = {
  query<Row extends pg.QueryResultRow = pg.QueryResultRow>(
    query: string | pg.QueryConfig,
    values?: unknown[],
  ): Promise<pg.QueryResult<Row>>
}

export type Db = {
  url: string
  pool: pg.Pool
  /** Typed reads and plain rows. Transactions are written in SQL through `tx`. */
  prisma: PrismaClient
  /** Runs `work` in one READ COMMITTED transaction; an error rolls everything back. No network inside. */
  tx<T>(work: (sql: Sql) => Promise<T>): Promise<T>
  close(): Promise<void>
}

const INT8 = 20
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === INT8 ? (text: string) => BigInt(text) : pg.types.getTypeParser(oid, format as 'text'),
}

const statementNames = new Map<string, string>()

/** A stable name per SQL text, so that Prisma's reads are prepared once per connection. */
function statementName({ sql }: { sql: string }): string {
  let name = statementNames.get(sql)
  if (!name) {
    name = `prisma_${statementNames.size}`
    statementNames.set(sql, name)
  }
  return name
}

/**
 * Opens the pools of a database. Statements are cut off after 15 s, idle transactions after 30 s.
 * @param max connections for SQL; Prisma's reads have a pool of half that size
 */
export function openDb(url: string, { max = 16 }: { max?: number } = {}): Db {
  const limits = { connectionString: url, statement_timeout: 15_000, idle_in_transaction_session_timeout: 30_000 }
  const pool = new pg.Pool({ ...limits, max, types })
  // A connection lost while idle is replaced by the pool; the next query reports real trouble.
  pool.on('error', () => undefined)
  // The pool does not listen to a connection it has lent out: one lost between two statements would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined))
  const adapter = new PrismaPg({ ...limits, max: Math.ceil(max / 2) }, { statementNameGenerator: statementName })
  const prisma = new PrismaClient({ adapter })
  return {
    url,
    pool,
    prisma,
    async tx(work) {
      const client = await pool.connect()
      let broken: Error | undefined
      try {
        await client.query('BEGIN')
        const result = await work(client)
        await client.query('COMMIT')
        return result
      } catch (error) {
        await client.query('ROLLBACK').catch((lost: Error) => {
          broken = lost
        })
        throw error
      } finally {
        client.release(broken)
      }
    },
    async close() {
      await Promise.all([prisma.$disconnect(), pool.end()])
    },
  }
}
