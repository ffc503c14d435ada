import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, inject } from 'vitest'
import { type Db, openDb } from '#server/db/db.ts'
import { administer, databaseUrl } from './postgres.ts'

/**
 * Gives the calling test file a database of its own: migrated, empty, dropped when the file is done.
 * `url` and `db` can be read from `beforeAll` on.
 */
export function useDatabase(): { readonly url: string; readonly db: Db } {
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
  }
}
