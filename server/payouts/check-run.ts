import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { lockRun, moveRun } from './move-run.ts'

/**
 * Somebody has gone through a proposed run. The same person twice is once.
 * @throws DomainError Forbidden, NotFound, OutOfScope, PayoutStateConflict {state}
 */
export async function checkRun({ db, clock }: { db: Db; clock: Clock }, viewer: Viewer, runId: string): Promise<void> {
  await db.tx(async (sql) => {
    const run = await lockRun(sql, viewer, runId)
    if (run.state === 'checked' && run.checkedBy === viewer.userId) return
    await moveRun(sql, run, 'checked', { actor: viewer.userId, at: clock.now() })
  })
}
