import type { Db } from './db.ts'

/**
 * Does `work` unless another process is at the same. The lock belongs to a connection, not to a transaction: none is open
 * while `work` waits for the network, and a killed process loses its connection and the lock with it, which a row that says
 * "running" would not. Losing the lock half-way doubles the work and nothing else.
 * @returns what `work` returns, or null where another is at it
 */
export async function alone<T>(db: Db, what: string, work: () => Promise<T>): Promise<T | null> {
  const client = await db.pool.connect()
  let broken: Error | undefined
  try {
    const { rows } = await client.query<{ mine: boolean }>(
      'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS mine',
      [what],
    )
    if (!rows[0]?.mine) return null
    try {
      return await work()
    } finally {
      await client.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [what]).catch((error: Error) => {
        broken = error
      })
    }
  } finally {
    client.release(broken)
  }
}
