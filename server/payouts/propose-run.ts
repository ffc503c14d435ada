import { v7 as newId } from 'uuid'
import { payoutReference } from '#domain/bank-file.ts'
import { DomainError } from '#domain/errors.ts'
import type { Clock } from '#server/clock.ts'
import type { Db, Sql } from '#server/db/db.ts'
import { knownId } from '#server/households/known-id.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { computeRun, type HouseholdPayout } from './compute-run.ts'
import { noteRun } from './move-run.ts'
import { readDue } from './read-due.ts'
import { type RunForm, readRunForm } from './run-form.ts'

const insertRun = `
INSERT INTO payout_run (id, district_code, producer_id, period, up_to, floor_bps, verify, proposed_by, proposed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO NOTHING RETURNING number`

const insertPayouts = `
INSERT INTO payout (id, run_id, household_id, reference, earned_fen, recovered_fen, repaid_fen, amount_fen, bank_account_id)
SELECT p.id, $1, p.household_id, p.reference, p.earned, p.recovered, p.repaid, p.amount, p.account
FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[], $9::uuid[])
  AS p(id, household_id, reference, earned, recovered, repaid, amount, account)`

const insertLines = `
INSERT INTO payout_line (id, payout_id, attribution_id, fen)
SELECT uuidv7(), l.payout_id, l.attribution_id, l.fen FROM unnest($1::uuid[], $2::uuid[], $3::bigint[]) AS l(payout_id, attribution_id, fen)
ORDER BY l.attribution_id`

const insertRepayments = `
INSERT INTO aid_repayment (id, payout_id, aid_use_id, fen)
SELECT uuidv7(), r.payout_id, r.aid_use_id, r.fen FROM unnest($1::uuid[], $2::uuid[], $3::bigint[]) AS r(payout_id, aid_use_id, fen)
ORDER BY r.aid_use_id`

/** Runs of one district, and what is forgiven there, are worked out one after the other. */
export const lockDistrict = (sql: Sql, districtCode: string) =>
  sql.query(`SELECT pg_advisory_xact_lock(hashtextextended('payouts:' || $1, 0))`, [districtCode])

/**
 * Proposes to pay the households of a district what confirmed orders owe them. Nothing leaves yet; what is in the run is in no other
 * one until the run is cancelled or the payout fails.
 * @param form.runId the form's own id: sent twice, it is one run
 * @returns the run's id
 * @throws DomainError Forbidden, OutOfScope, InvalidInput {field}, NothingToPay, BankAccountMissing (nobody with income has one)
 */
export async function proposeRun(
  { db, clock }: { db: Db; clock: Clock },
  viewer: Viewer,
  { runId, ...form }: RunForm & { runId: string },
): Promise<string> {
  const id = knownId(runId)
  const at = clock.now()
  const { districtCode, producerId, period, floorBps, verify, upTo } = readRunForm(viewer, form, at)
  const values = [id, districtCode, producerId, period, upTo, floorBps, verify, viewer.userId, at]
  await db.tx(async (sql) => {
    await lockDistrict(sql, districtCode)
    const run = (await sql.query<{ number: bigint }>(insertRun, values)).rows[0]
    if (!run) return
    const { payouts, sums } = computeRun(await readDue(sql, { districtCode, producerId, upTo }), floorBps)
    if (payouts.length === 0) throw new DomainError(sums.withoutAccount > 0 ? 'BankAccountMissing' : 'NothingToPay')
    await writePayouts(sql, { id, number: run.number }, payouts)
    await noteRun(sql, id, { from: 'new', to: 'proposed', actor: viewer.userId, at })
  })
  return id
}

async function writePayouts(sql: Sql, run: { id: string; number: bigint }, computed: readonly HouseholdPayout[]) {
  const payouts = computed.map((payout, at) => ({
    ...payout,
    id: newId(),
    reference: payoutReference(run.number, at + 1),
  }))
  const column = <T>(pick: (payout: (typeof payouts)[number]) => T): T[] => payouts.map(pick)
  await sql.query(insertPayouts, [
    run.id,
    column((p) => p.id),
    column((p) => p.householdId),
    column((p) => p.reference),
    column((p) => p.earnedFen),
    column((p) => p.recoveredFen),
    column((p) => p.repaidFen),
    column((p) => p.amountFen),
    column((p) => p.bankAccountId),
  ])
  const lines = payouts.flatMap(({ id, lines }) => lines.map((line) => ({ id, ...line })))
  await sql.query(insertLines, [
    lines.map((line) => line.id),
    lines.map((line) => line.attributionId),
    lines.map((line) => line.fen),
  ])
  const repaid = payouts.flatMap(({ id, repayments }) => repayments.map((one) => ({ payoutId: id, ...one })))
  await sql.query(insertRepayments, [
    repaid.map((one) => one.payoutId),
    repaid.map((one) => one.id),
    repaid.map((one) => one.fen),
  ])
}
