import { readReason } from '#domain/reason.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { lockRun, moveRun } from './move-run.ts'
import { release } from './release.ts'

/**
 * Gives up a run of which nothing was sent; all of it is due again. Twice is once.
 * @throws DomainError Forbidden, NotFound, OutOfScope, InvalidInput {field}, PayoutStateConflict {state}
 */
export async function cancelRun(
  { db, clock }: { db: Db; clock: Clock },
  viewer: Viewer,
  { runId, reason }: { runId: string; reason: string },
): Promise<void> {
  const words = readReason(reason)
  await db.tx(async (sql) => {
    const run = await lockRun(sql, viewer, runId)
    if (run.state === 'cancelled') return
    await moveRun(sql, run, 'cancelled', { actor: viewer.userId, at: clock.now(), reason: words })
    const { rows } = await sql.query<{ id: string }>('SELECT id FROM payout WHERE run_id = $1', [run.id])
    await release(
      sql,
      rows.map(({ id }) => id),
    )
  })
}
