import { DomainError } from '#domain/errors.ts'
import type { Sql } from '#server/db/db.ts'
import type { Deps } from '#server/deps.ts'
import { addEvidence } from '#server/evidence/add-evidence.ts'
import { listEvidence } from '#server/evidence/list-evidence.ts'
import { knownId } from '#server/households/known-id.ts'
import { requireInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { type LockedRun, lockRun, notePayouts } from './move-run.ts'
import { postProven } from './post-payout.ts'
import { settleRun } from './settle-run.ts'

export type Proof = {
  runId: string
  /** Null: all that are still on their way. */
  payoutIds: readonly string[] | null
  /** What the bank gave; null where the run has its proof already. */
  proof: { file: Buffer } | null
}

const readSent = `
SELECT id, amount_fen AS "amountFen" FROM payout
WHERE run_id = $1 AND state = 'sent' AND ($2::uuid[] IS NULL OR id = ANY($2::uuid[])) ORDER BY reference`

type Proving = Pick<Deps, 'db' | 'clock' | 'files'>

/**
 * The bank's proof marks payouts as paid; with the last one the run is settled and households are asked what they received. What is
 * paid already stays as it is.
 * @returns how many payouts are paid by it
 * @throws DomainError Forbidden, NotFound, OutOfScope, FileRefused {rule}, EvidenceNeeded, PayoutStateConflict {state}
 */
export async function provePayouts(deps: Proving, viewer: Viewer, { runId, payoutIds, proof }: Proof): Promise<number> {
  const ids = payoutIds?.map(knownId) ?? null
  await keepProof(deps, viewer, runId, proof)
  const doing = { actor: viewer.userId, at: deps.clock.now() }
  return deps.db.tx(async (sql) => {
    const run = await lockRun(sql, viewer, runId)
    requireSent(run)
    if ((await listEvidence(sql, 'payout_run', [run.id])).length === 0) throw new DomainError('EvidenceNeeded')
    if (run.state === 'settled') return 0
    const { rows } = await sql.query<{ id: string; amountFen: bigint }>(readSent, [run.id, ids])
    const paid = rows.map(({ id }) => id)
    await sql.query(`UPDATE payout SET state = 'paid', paid_at = $2 WHERE id = ANY($1::uuid[])`, [paid, doing.at])
    await postProven(sql, rows, doing.at)
    await notePayouts(sql, run, paid, { from: 'sent', to: 'paid', ...doing })
    await settleRun(sql, deps, run, doing)
    return rows.length
  })
}

function requireSent({ state }: { state: LockedRun['state'] }): void {
  if (state !== 'exported' && state !== 'settled') throw new DomainError('PayoutStateConflict', { state })
}

async function keepProof(deps: Proving, viewer: Viewer, runId: string, proof: Proof['proof']): Promise<void> {
  if (!proof) return
  const run = await findRun(deps.db.pool, viewer, runId)
  requireSent(run)
  const { id, districtCode } = run
  await addEvidence(deps, viewer, { subject: 'payout_run', subjectId: id, kind: 'bank_proof', districtCode, ...proof })
}

async function findRun(sql: Sql, viewer: Viewer, runId: string) {
  const { rows } = await sql.query<Pick<LockedRun, 'id' | 'state' | 'districtCode'>>(
    'SELECT id, state, district_code AS "districtCode" FROM payout_run WHERE id = $1',
    [knownId(runId)],
  )
  if (!rows[0]) throw new DomainError('NotFound')
  requireInScope(viewer, rows[0].districtCode)
  return rows[0]
}
