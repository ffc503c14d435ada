import type { Sql } from '#server/db/db.ts'

/**
 * Seconds after which a job that is still under way belongs to a process that was killed: no handler waits longer than
 * ten seconds for another host and fifteen for the database, and each may run twice.
 */
const ABANDONED_S = 30

/**
 * Gives the jobs of killed processes back to the queue, which by itself would wait four hours.
 * @returns how many workers had left jobs behind
 */
export async function freeAbandoned(sql: Sql): Promise<number> {
  const { rows } = await sql.query<{ workers: string[] }>(
    `SELECT array_agg(DISTINCT locked_by) AS workers FROM graphile_worker.jobs
     WHERE locked_at < now() - make_interval(secs => $1) HAVING count(*) > 0`,
    [ABANDONED_S],
  )
  const workers = rows[0]?.workers
  if (!workers) return 0
  await sql.query('SELECT graphile_worker.force_unlock_workers($1::text[])', [workers])
  return workers.length
}
