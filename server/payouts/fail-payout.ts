import { DomainError } from '#domain/errors.ts'
import type { PayoutState } from '#domain/payout-states.ts'
import { readReason } from '#domain/reason.ts'
import type { Deps } from '#server/deps.ts'
import { addEvidence } from '#server/evidence/add-evidence.ts'
import { knownId } from '#server/households/known-id.ts'
import { districtInScope, requireInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { markFailed } from './mark-failed.ts'
import { lockRun } from './move-run.ts'
import { postFailed } from './post-payout.ts'
import { proposeReturn } from './return-payout.ts'
import { settleRun } from './settle-run.ts'

export type Failure = {
  payoutId: string
  reason: string
  /** What the bank wrote; needed where the payout was proven. */
  proof?: { file: Buffer } | null
}

type Row = { runId: string; districtCode: string; state: PayoutState }

const read = `
SELECT p.run_id AS "runId", r.district_code AS "districtCode", p.state FROM payout p JOIN payout_run r ON r.id = p.run_id WHERE p.id = $1`

/**
 * The bank could not pay a payout, or sent a proven one back: its entries are undone, and what it would have paid is due again. Where the
 * household has said that it has the money, a second person confirms the return first. Twice is once.
 * @returns `waiting` where a second person has to confirm it
 * @throws DomainError Forbidden, NotFound, OutOfScope, InvalidInput {field}, EvidenceNeeded, FileRefused {rule}, PayoutStateConflict {state}
 */
export async function failPayout(
  deps: Pick<Deps, 'db' | 'clock' | 'files'>,
  viewer: Viewer,
  { payoutId, reason, proof = null }: Failure,
): Promise<'failed' | 'waiting'> {
  districtInScope(viewer)
  const { db, clock } = deps
  const id = knownId(payoutId)
  const doing = { actor: viewer.userId, at: clock.now(), reason: readReason(reason) }
  const found = (await db.pool.query<Row>(read, [id])).rows[0]
  if (!found) throw new DomainError('NotFound')
  requireInScope(viewer, found.districtCode)
  if (proof && found.state === 'paid') {
    const { districtCode } = found
    await addEvidence(deps, viewer, { subject: 'payout', subjectId: id, kind: 'bank_proof', districtCode, ...proof })
  }
  return db.tx(async (sql) => {
    const run = await lockRun(sql, viewer, found.runId)
    const { state } = (await sql.query<Row>(read, [id])).rows[0] ?? found
    if (state === 'failed') return 'failed'
    if (state === 'paid') return proposeReturn(sql, run, id, doing)
    if (state !== 'sent') throw new DomainError('PayoutStateConflict', { state })
    await markFailed(sql, run, { id, state }, doing)
    await postFailed(sql, id, doing.at)
    await settleRun(sql, { clock }, run, doing)
    return 'failed'
  })
}
