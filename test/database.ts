import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, inject } from 'vitest'
import { type Db, openDb } from '#server/db/db.ts'
import { administer, databaseUrl } from './postgres.ts'

type TestDatabase = {
  readonly url: string
  readonly db: Db
  /** The rows of one statement. */
  query: <Row extends Record<string, unknown>>(text: string, values?: unknown[]) => Promise<Row[]>
}

/**
 * Gives the calling test file a database of its own: migrated, empty, dropped when the file is done.
 * It is there from `beforeAll` on.
 */
export function useDatabase(): TestDatabase {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  let open: { url: string; db: Db } | undefined
  const opened = () => {
    if (!open) throw new Error('the test database is there from beforeAll on')
    return open
  }
  beforeAll(async () => {
    await administer(inject('serverUrl'), `CREATE DATABASE ${name} TEMPLATE ${inject('template')}`)
    const url = databaseUrl(inject('serverUrl'), name)
    open = { url, db: openDb(url) }
  })
  afterAll(async () => {
    await open?.db.close()
    await administer(inject('serverUrl'), `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  })
  return {
    get url() {
      return opened().url
    },
    get db() {
      return opened().db
    },
    query: async <Row extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
      (await opened().db.pool.query<Row>(text, values)).rows,
  }
}
