import { DomainError } from '#domain/errors.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { knownId } from '#server/households/known-id.ts'
import { districtInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { lockRun } from './move-run.ts'
import { takeBack } from './return-payout.ts'

export type ReturnDecision = { payoutId: string; decision: 'approved' | 'rejected' }

type Row = { state: 'proposed' | 'approved' | 'rejected'; proposedBy: string }

const read = `
SELECT state, proposed_by AS "proposedBy" FROM payout_return WHERE payout_id = $1 ORDER BY proposed_at DESC, id DESC LIMIT 1`

const reject = `UPDATE payout_return SET state = 'rejected', decided_by = $2, decided_at = $3 WHERE payout_id = $1 AND state = 'proposed'`

/**
 * Another person confirms that a payout came back although its household said it has the money, or finds that it did not. The same
 * decision twice is one.
 * @throws DomainError Forbidden, NotFound, OutOfScope, SecondPersonNeeded, PayoutStateConflict {state: 'decided'}
 */
export async function decideReturn(
  { db, clock }: { db: Db; clock: Clock },
  viewer: Viewer,
  { payoutId, decision }: ReturnDecision,
): Promise<void> {
  districtInScope(viewer)
  const id = knownId(payoutId)
  const doing = { actor: viewer.userId, at: clock.now() }
  const payout = await db.pool.query<{ runId: string }>('SELECT run_id AS "runId" FROM payout WHERE id = $1', [id])
  if (!payout.rows[0]) throw new DomainError('NotFound')
  const { runId } = payout.rows[0]
  await db.tx(async (sql) => {
    const run = await lockRun(sql, viewer, runId)
    const found = (await sql.query<Row>(read, [id])).rows[0]
    if (!found) throw new DomainError('NotFound')
    if (found.state === decision) return
    if (found.state !== 'proposed') throw new DomainError('PayoutStateConflict', { state: 'decided' })
    if (found.proposedBy === viewer.userId) throw new DomainError('SecondPersonNeeded')
    if (decision === 'approved') await takeBack(sql, run, id, doing)
    else await sql.query(reject, [id, doing.actor, doing.at])
  })
}
