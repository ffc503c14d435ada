import type { Db } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { requireAdmin } from '../staff-scope.ts'
import { isStuck } from './alarms.ts'

/** A job that failed again and again. Times UTC. */
export type JobRow = {
  id: string
  /** The topic, such as `refund.requested`. */
  task: string
  attempts: number
  /** After so many it is left alone. */
  maxAttempts: number
  lastError: string | null
  createdAt: Date
  /** When it is tried next. */
  runAt: Date
}

const MAX_JOBS = 200

/**
 * Jobs that failed five times or more, the oldest first.
 * @throws DomainError NotSignedIn, Forbidden
 */
export async function listJobs({ db }: { db: Db }, viewer: Viewer | null): Promise<JobRow[]> {
  requireAdmin(viewer)
  const { rows } = await db.pool.query<JobRow>(
    `SELECT j.id::text, j.task_identifier AS task, j.attempts, j.max_attempts AS "maxAttempts", j.last_error AS "lastError",
            j.created_at AS "createdAt", j.run_at AS "runAt"
     FROM graphile_worker.jobs j WHERE ${isStuck} ORDER BY j.created_at, j.id LIMIT $1`,
    [MAX_JOBS],
  )
  return rows
}
