import type { Clock } from '#server/clock.ts'
import type { Sql } from '#server/db/db.ts'
import { openChecks } from '#server/receipts/open-checks.ts'
import { type Doing, type LockedRun, moveRun } from './move-run.ts'

/** Once every transfer of a locked, exported run is proven or failed, it is settled and its households are asked. */
export async function settleRun(
  sql: Sql,
  { clock }: { clock: Clock },
  run: LockedRun,
  { actor, at }: Doing,
): Promise<void> {
  const { rowCount } = await sql.query(
    `SELECT 1 FROM payout WHERE run_id = $1 AND state IN ('pending', 'sent') LIMIT 1`,
    [run.id],
  )
  if (rowCount !== 0) return
  await moveRun(sql, { ...run, state: 'exported' }, 'settled', { actor, at })
  await openChecks(sql, { clock }, run.id)
}
