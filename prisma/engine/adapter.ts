import { randomUUID } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlQuery,
  type SqlQueryable,
  type SqlResultSet,
} from '@prisma/driver-adapter-utils'
import type pg from 'pg'
import { parseConnection, runOnServer } from './connection.ts'

/** `"char"`: one byte, which the engine reads as a character. */
const charOid = 18

/** Types of Postgres's catalogue that the engine selects and adapter-pg refuses, and the types they are read as. */
const readAs: Record<number, number> = { [charOid]: 25, 1003: 1009, 22: 1005, 30: 1028, 24: 25, 2205: 25, 2206: 25 }

interface Queryable {
  performIO(query: SqlQuery): Promise<pg.QueryArrayResult>
  queryRaw(query: SqlQuery): Promise<SqlResultSet>
}

function acceptCatalogueTypes<Q extends SqlQueryable>(queryable: Q): Q {
  const inner = queryable as unknown as Queryable
  const performIO = inner.performIO.bind(inner)
  const queryRaw = inner.queryRaw.bind(inner)
  const characters = new WeakMap<SqlQuery, number[]>()
  inner.performIO = async (query) => {
    const result = await performIO(query)
    const found: number[] = []
    for (const [column, field] of (result?.fields ?? []).entries()) {
      if (field.dataTypeID === charOid) found.push(column)
      field.dataTypeID = readAs[field.dataTypeID] ?? field.dataTypeID
    }
    characters.set(query, found)
    return result
  }
  inner.queryRaw = async (query) => {
    const result = await queryRaw(query)
    for (const column of characters.get(query) ?? []) result.columnTypes[column] = ColumnTypeEnum.Character
    return result
  }
  return queryable
}

/**
 * adapter-pg cuts a script at every semicolon, which breaks function bodies; Postgres takes a script whole.
 */
async function connect(factory: PrismaPg): Promise<SqlDriverAdapter> {
  const adapter = await factory.connect()
  const pool = adapter.underlyingDriver()
  const { onError } = adapter as unknown as { onError(error: unknown): never }
  const startTransaction = adapter.startTransaction.bind(adapter)
  adapter.startTransaction = async (isolation) => acceptCatalogueTypes(await startTransaction(isolation))
  adapter.executeScript = async (script) => {
    await pool.query(script).catch(onError.bind(adapter))
  }
  return acceptCatalogueTypes(adapter)
}

/**
 * What the schema engine connects through.
 * @param options.pool connections the caller made for `url` and will end
 * @param options.shadowUrl a database the engine may empty to replay migrations; without it one is made and dropped
 */
export function createAdapterFactory(url: string, { pool, shadowUrl }: { pool?: pg.Pool; shadowUrl?: string } = {}) {
  const { config, schema } = parseConnection(url)
  const base = new PrismaPg(pool ?? config, { schema })
  return bindMigrationAwareSqlAdapterFactory({
    provider: base.provider,
    adapterName: base.adapterName,
    connect: () => connect(base),
    connectToShadowDb: async () => {
      if (shadowUrl) {
        const shadow = parseConnection(shadowUrl)
        return connect(new PrismaPg(shadow.config, { schema: shadow.schema }))
      }
      const database = `prisma_migrate_shadow_db_${randomUUID()}`
      await runOnServer(url, `CREATE DATABASE "${database}"`)
      const adapter = await connect(new PrismaPg({ ...config, database }, { schema }))
      const dispose = adapter.dispose.bind(adapter)
      adapter.dispose = async () => {
        await dispose()
        await runOnServer(url, `DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`)
      }
      return adapter
    },
  })
}
