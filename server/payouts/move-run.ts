import { DomainError } from '#domain/errors.ts'
import { mayMoveRun, type PayoutState, type RunState } from '#domain/payout-states.ts'
import type { Sql } from '#server/db/db.ts'
import { knownId } from '#server/households/known-id.ts'
import { districtInScope, requireInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'

export type LockedRun = {
  id: string
  number: bigint
  state: RunState
  districtCode: string
  proposedBy: string
  proposedAt: Date
  checkedBy: string | null
  approvedBy: string | null
  exportedBy: string | null
}

const lock = `
SELECT id, number, state, district_code AS "districtCode", proposed_by AS "proposedBy", proposed_at AS "proposedAt",
       checked_by AS "checkedBy", approved_by AS "approvedBy", exported_by AS "exportedBy"
FROM payout_run WHERE id = $1 FOR UPDATE`

/**
 * A run of the viewer's scope, locked until the transaction ends: whatever happens to it and its payouts waits for that.
 * @throws DomainError Forbidden, NotFound, OutOfScope
 */
export async function lockRun(sql: Sql, viewer: Viewer, runId: string): Promise<LockedRun> {
  districtInScope(viewer)
  const run = (await sql.query<LockedRun>(lock, [knownId(runId)])).rows[0]
  if (!run) throw new DomainError('NotFound')
  requireInScope(viewer, run.districtCode)
  return run
}

/** Which user did something when, and perhaps why. */
export type Doing = { actor: string; at: Date; reason?: string | null }

const noteSteps = `
INSERT INTO payout_transition (id, run_id, payout_id, "from", "to", actor, at, reason)
SELECT uuidv7(), $1, p.id, $3, $4, $5, $6, $7 FROM unnest($2::uuid[]) WITH ORDINALITY AS p(id, place) ORDER BY p.place`

type Step<State> = { from: State | 'new'; to: State } & Doing

const note = async (sql: Sql, runId: string, about: readonly (string | null)[], step: Step<RunState | PayoutState>) => {
  const { from, to, actor, at, reason } = step
  await sql.query(noteSteps, [runId, about, from, to, `user:${actor}`, at, reason ?? null])
}

/** One row of history of a run. */
export const noteRun = (sql: Sql, runId: string, step: Step<RunState>): Promise<void> => note(sql, runId, [null], step)

/** One row of history for each of these payouts of a run. */
export const notePayouts = (
  sql: Sql,
  { id }: { id: string },
  payoutIds: readonly string[],
  step: Step<PayoutState>,
): Promise<void> => note(sql, id, payoutIds, step)

/** Where each state writes who and when. */
const columns: Partial<Record<RunState, { by?: string; at?: string; reason?: true }>> = {
  checked: { by: 'checked_by', at: 'checked_at' },
  approved: { by: 'approved_by', at: 'approved_at' },
  exported: { by: 'exported_by', at: 'exported_at' },
  settled: { at: 'settled_at' },
  cancelled: { reason: true },
}

/** Moves a locked run on, with its row of history. @throws DomainError PayoutStateConflict {state} */
export async function moveRun(sql: Sql, run: LockedRun, to: RunState, { actor, at, reason }: Doing): Promise<void> {
  if (!mayMoveRun(run.state, to)) throw new DomainError('PayoutStateConflict', { state: run.state })
  const values: unknown[] = [run.id, to]
  const { by, at: when, reason: why } = columns[to] ?? {}
  const set = [
    [by, actor],
    [when, at],
    [why && 'reason', reason],
  ].flatMap(([column, value]) => (column ? `, ${column} = $${values.push(value)}` : []))
  await sql.query(`UPDATE payout_run SET state = $2::payout_run_state${set.join('')} WHERE id = $1`, values)
  await noteRun(sql, run.id, { from: run.state, to, actor, at, reason })
}
