import { v7 as newId } from 'uuid'
import type { Deps } from '#server/deps.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { approveRun } from '#server/payouts/approve-run.ts'
import { checkRun } from '#server/payouts/check-run.ts'
import { exportRun } from '#server/payouts/export-run.ts'
import { proposeRun } from '#server/payouts/propose-run.ts'
import { provePayouts } from '#server/payouts/prove-payouts.ts'
import type { RunForm } from '#server/payouts/run-form.ts'
import { sealBankAccount } from '#server/vault/personal.ts'
import { testVault } from '#test/vault.ts'

/** A bank's proof of a batch, told by its content as a PDF. */
export const bankProof = (words = '1') => ({
  file: Buffer.from(`%PDF-1.7\n${words}\n%%EOF\n`),
})

/** An account that a household is paid to, approved by a second person. @returns its id */
export async function giveAccount(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  householdId: string,
  number = '6222020020061234567',
): Promise<string> {
  const id = newId()
  const sealed = await sealBankAccount(testVault, id, { number, holder: '杨秀英' })
  await db.pool.query(
    `INSERT INTO household_bank_account (id, household_id, bank_name, number_sealed, holder_sealed, number_index, last_four, state,
       proposed_by, proposed_at, decided_by, decided_at) VALUES ($1, $2, '丰都农村商业银行', $3, $4, $5, $6, 'approved', 'one', $7, 'another', $7)`,
    [id, householdId, sealed.number_sealed, sealed.holder_sealed, sealed.number_index, sealed.last_four, clock.now()],
  )
  return id
}

type Paying = Pick<Deps, 'db' | 'clock' | 'files'>

/** A run of everything that is due in a district, as far as asked: what is missing in the form is the usual. @returns its id */
export async function payOutDistrict(
  deps: Paying,
  people: { proposer: Viewer; approver: Viewer },
  form: Partial<RunForm> & { districtCode: string; until?: 'proposed' | 'approved' | 'exported' | 'settled' },
): Promise<string> {
  const { until = 'settled', ...asked } = form
  const period = new Date(deps.clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 7)
  const usual = { producerId: null, period, floorBps: 5_000, verify: 'all' as const }
  const runId = await proposeRun(deps, people.proposer, { ...usual, ...asked, runId: newId() })
  if (until === 'proposed') return runId
  await checkRun(deps, people.proposer, runId)
  await approveRun(deps, people.approver, runId)
  if (until === 'approved') return runId
  await exportRun(deps, people.proposer, runId)
  if (until === 'exported') return runId
  await provePayouts(deps, people.proposer, { runId, payoutIds: null, proof: bankProof(runId) })
  return runId
}
