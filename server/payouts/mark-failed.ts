import type { PayoutState } from '#domain/payout-states.ts'
import type { Sql } from '#server/db/db.ts'
import { type Doing, type LockedRun, notePayouts } from './move-run.ts'
import { release } from './release.ts'

/** A payout of a locked run is not paid, or not any more: what it would have paid and repaid is due again, and its history says why. */
export async function markFailed(
  sql: Sql,
  run: LockedRun,
  { id, state }: { id: string; state: PayoutState },
  doing: Doing,
): Promise<void> {
  await sql.query(`UPDATE payout SET state = 'failed', paid_at = NULL, failed_at = $2, failure = $3 WHERE id = $1`, [
    id,
    doing.at,
    doing.reason,
  ])
  await release(sql, [id])
  await notePayouts(sql, run, [id], { from: state, to: 'failed', ...doing })
}
