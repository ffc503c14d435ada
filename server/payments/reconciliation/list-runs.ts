import type { Db } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { requireAdmin } from '../staff-scope.ts'

/** One comparison. Amounts CNY fen, times UTC. */
export type RunRow = {
  id: string
  provider: string
  startedAt: Date
  /** `clock` or `user:<id>`. */
  startedBy: string
  startedByName: string | null
  /** Null while it is under way. */
  finishedAt: Date | null
  /** Movements before this were compared. */
  through: Date
  /** Movements that were new. */
  imported: number
  /** What the ledger and the provider's movements say the balance was then; null where the run did not get so far. */
  ledgerFen: bigint | null
  providerFen: bigint | null
  /** Why it came to nothing, in the provider's or our words. */
  failure: string | null
}

const MAX_RUNS = 30

/**
 * The newest comparisons of all providers, newest first.
 * @throws DomainError NotSignedIn, Forbidden
 */
export async function listRuns({ db }: { db: Db }, viewer: Viewer | null): Promise<RunRow[]> {
  requireAdmin(viewer)
  const { rows } = await db.pool.query<RunRow>(
    `SELECT r.id, r.provider, r.started_at AS "startedAt", r.started_by AS "startedBy", u.name AS "startedByName",
            r.finished_at AS "finishedAt", r.through, r.imported, r.ledger_fen AS "ledgerFen", r.provider_fen AS "providerFen", r.failure
     FROM reconciliation r LEFT JOIN app_user u ON 'user:' || u.id = r.started_by
     ORDER BY r.started_at DESC, r.id DESC LIMIT $1`,
    [MAX_RUNS],
  )
  return rows
}
