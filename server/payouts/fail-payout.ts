import { DomainError } from '#domain/errors.ts'
import type { PayoutState } from '#domain/payout-states.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { knownId } from '#server/households/known-id.ts'
import { districtInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { lockRun, noteStep } from './move-run.ts'
import { postFailed } from './post-payout.ts'
import { release } from './release.ts'
import { settleRun } from './settle-run.ts'
import { readReason } from './words.ts'

type Row = { runId: string; state: PayoutState }

const read = 'SELECT run_id AS "runId", state FROM payout WHERE id = $1'

/**
 * The bank could not pay a payout: its entry is undone, and what it would have paid is due again. Twice is once.
 * @throws DomainError Forbidden, NotFound, OutOfScope, InvalidInput {field}, PayoutStateConflict {state}
 */
export async function failPayout(
  { db, clock }: { db: Db; clock: Clock },
  viewer: Viewer,
  { payoutId, reason }: { payoutId: string; reason: string },
): Promise<void> {
  districtInScope(viewer)
  const id = knownId(payoutId)
  const words = readReason(reason)
  const doing = { actor: viewer.userId, at: clock.now() }
  const found = (await db.pool.query<Row>(read, [id])).rows[0]
  if (!found) throw new DomainError('NotFound')
  await db.tx(async (sql) => {
    const run = await lockRun(sql, viewer, found.runId)
    const { state } = (await sql.query<Row>(read, [id])).rows[0] ?? found
    if (state === 'failed') return
    if (state !== 'sent') throw new DomainError('PayoutStateConflict', { state })
    await sql.query(`UPDATE payout SET state = 'failed', failed_at = $2, failure = $3 WHERE id = $1`, [
      id,
      doing.at,
      words,
    ])
    await release(sql, [id])
    await postFailed(sql, id, doing.at)
    await noteStep(sql, { runId: run.id, payoutId: id, from: 'sent', to: 'failed', ...doing, reason: words })
    await settleRun(sql, { clock }, run, doing)
  })
}
