import { DomainError } from '#domain/errors.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { lockRun, moveRun } from './move-run.ts'

/**
 * Another person than the proposer approves a checked run. The same person twice is once.
 * @throws DomainError Forbidden, NotFound, OutOfScope, SecondPersonNeeded, PayoutStateConflict {state}
 */
export async function approveRun(
  { db, clock }: { db: Db; clock: Clock },
  viewer: Viewer,
  runId: string,
): Promise<void> {
  await db.tx(async (sql) => {
    const run = await lockRun(sql, viewer, runId)
    if (run.state === 'approved' && run.approvedBy === viewer.userId) return
    if (run.proposedBy === viewer.userId) throw new DomainError('SecondPersonNeeded')
    await moveRun(sql, run, 'approved', { actor: viewer.userId, at: clock.now() })
  })
}
