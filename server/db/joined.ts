import type { Db, Sql } from './db.ts'

/**
 * The same database, where `tx` is the transaction that the caller is in: verbs that have one of their own then commit or
 * roll back together. Reads through its pool do not see what the transaction has done.
 */
export const joined = (db: Db, sql: Sql): Db => ({ ...db, tx: (work) => work(sql) })
