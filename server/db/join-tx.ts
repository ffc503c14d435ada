import type { Db, Sql } from './db.ts'

/** The database for a verb that opens a transaction of its own, here inside the caller's: both commit together or not at all. */
export const joinTx = (db: Db, sql: Sql): Db => ({ ...db, tx: (work) => work(sql) })
