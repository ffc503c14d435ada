import { v7 as newId } from 'uuid'
import { periodOf } from '#domain/period.ts'
import { approveRun } from '#server/payouts/approve-run.ts'
import { cancelRun } from '#server/payouts/cancel-run.ts'
import { checkRun } from '#server/payouts/check-run.ts'
import { decideReturn } from '#server/payouts/decide-return.ts'
import { exportRun } from '#server/payouts/export-run.ts'
import { failPayout } from '#server/payouts/fail-payout.ts'
import { proposeRun } from '#server/payouts/propose-run.ts'
import { provePayouts } from '#server/payouts/prove-payouts.ts'
import { recordVisit } from '#server/receipts/record-visit.ts'
import { bankProof } from '#test/factories/payouts.ts'
import type { Payout, Run } from './model.ts'
import { amountOf, elsewhere, hold, letGo, payoutFor, send, settle } from './payouts.ts'
import { mustSend } from './play-accounts.ts'
import { mustBe, nowOf, type Of, type Playing, refusal, standing, the } from './playing.ts'

/** The run's next state and who brings it there. */
const moves = { proposed: 'checked', checked: 'approved', approved: 'exported' } as const

async function propose(playing: Playing, { floorBps }: Of<'propose'>): Promise<number | null> {
  const { shop, district, model } = playing
  const payouts = standing(playing).flatMap((household) => payoutFor(model, household, BigInt(floorBps)) ?? [])
  const runId = newId()
  const { districtCode, proposer } = district
  const form = { districtCode, producerId: null, period: periodOf(shop.clock.now()), floorBps, verify: 'all' as const }
  const code = await refusal(proposeRun(shop, proposer, { ...form, runId }))
  mustBe('a run', code, payouts.length === 0 ? 'NothingToPay' : null)
  if (code) return null
  for (const payout of payouts) hold(payout)
  model.runs.push({ id: runId, at: nowOf(playing), state: 'proposed', payouts })
  return nowOf(playing)
}

const movable = ({ model }: Playing, number: number) =>
  the(
    model.runs.filter(({ state }) => state in moves),
    number,
  )

async function moveRun(playing: Playing, { run: number }: Of<'moveRun'>): Promise<number | null> {
  const { shop, district } = playing
  const run = movable(playing, number)
  if (!run) return null
  const { proposer, approver } = district
  if (run.state === 'approved') return exportTo(playing, run)
  if (run.state === 'proposed') await checkRun(shop, proposer, run.id)
  else await approveRun(shop, approver, run.id)
  run.state = moves[run.state as keyof typeof moves]
  return nowOf(playing)
}

/** Nothing is sent while an account is another than the one that was checked. */
async function exportTo(playing: Playing, run: Run): Promise<number | null> {
  const { shop, district, model } = playing
  const code = await refusal(exportRun(shop, district.proposer, run.id))
  mustBe('sending a run', code, elsewhere(model, run).length > 0 ? 'BankAccountChanged' : null)
  if (code) return null
  send(run)
  await mustSend(playing, run)
  return nowOf(playing)
}

async function cancel(playing: Playing, { run: number }: Of<'cancelRun'>): Promise<number | null> {
  const run = movable(playing, number)
  if (!run) return null
  await cancelRun(playing.shop, playing.district.proposer, { runId: run.id, reason: '下个月再付' })
  for (const payout of run.payouts) letGo(payout)
  run.state = 'cancelled'
  return nowOf(playing)
}

/** The product's ids of a payout of the model's, and of its check once it is asked for. */
async function idsOf({ shop }: Playing, run: Run, household: string): Promise<{ id: string; check: string | null }> {
  const { rows } = await shop.db.pool.query<{ id: string; check: string | null }>(
    'SELECT p.id, c.id AS check FROM payout p LEFT JOIN receipt_check c ON c.payout_id = p.id WHERE p.run_id = $1 AND p.household_id = $2',
    [run.id, household],
  )
  return rows[0] ?? { id: '', check: null }
}

/** A payout in a state, of a run in one of those. */
function payoutIn({ model }: Playing, at: { run: number; payout: number }, is: Payout['state'], of: Run['state'][]) {
  const all = model.runs
    .filter((run) => of.includes(run.state) && run.payouts.some(({ state }) => state === is))
    .map((run) => ({ run, payouts: run.payouts.filter(({ state }) => state === is) }))
  const found = the(all, at.run)
  const payout = found && the(found.payouts, at.payout)
  return found && payout ? { run: found.run, payout } : null
}

async function prove(playing: Playing, { run: number, one }: Of<'prove'>): Promise<number | null> {
  const { shop, district } = playing
  const found = payoutIn(playing, { run: number, payout: 0 }, 'sent', ['exported'])
  if (!found) return null
  const { run } = found
  const sent = run.payouts.filter(({ state }) => state === 'sent').slice(0, one ? 1 : undefined)
  const ids = await Promise.all(sent.map(async ({ household }) => (await idsOf(playing, run, household)).id))
  const proof = { runId: run.id, payoutIds: one ? ids : null, proof: bankProof(run.id) }
  await provePayouts(shop, district.proposer, proof)
  for (const payout of sent) payout.state = 'paid'
  settle(run)
  return nowOf(playing)
}

async function fail(playing: Playing, step: Of<'fail'>): Promise<number | null> {
  const found = payoutIn(playing, step, 'sent', ['exported'])
  if (!found) return null
  const { run, payout } = found
  const { id } = await idsOf(playing, run, payout.household)
  await failPayout(playing.shop, playing.district.proposer, { payoutId: id, reason: '账号有误' })
  letGo(payout)
  settle(run)
  return nowOf(playing)
}

/** The bank sends back what it had proven; a second person says so where the household has said that it has the money. */
async function comeBack(playing: Playing, step: Of<'comeBack'>): Promise<number | null> {
  const { shop, district } = playing
  const found = payoutIn(playing, step, 'paid', ['exported', 'settled'])
  if (!found) return null
  const { run, payout } = found
  const { id } = await idsOf(playing, run, payout.household)
  const returned = { payoutId: id, reason: '银行退汇', proof: bankProof(id) }
  const state = await failPayout(shop, district.proposer, returned)
  const said = payout.answered !== null && (payout.answered === 'same' || amountOf(payout) > 1n)
  mustBe('a return', state, said ? 'waiting' : 'failed')
  if (said) await decideReturn(shop, district.approver, { payoutId: id, decision: 'approved' })
  letGo(payout)
  return nowOf(playing)
}

/** On a visit the household says what it received: what it was paid, or a fen less. */
async function answer(playing: Playing, { same, ...step }: Of<'answer'>): Promise<number | null> {
  const found = payoutIn(playing, step, 'paid', ['settled'])
  if (!found || found.payout.answered) return null
  const { run, payout } = found
  const { check } = await idsOf(playing, run, payout.household)
  const received = { receivedFen: amountOf(payout) - (same ? 0n : 1n), words: '入户问过，存折看过' }
  await recordVisit(playing.shop, playing.district.approver, { checkId: check ?? '', ...received })
  payout.answered = same ? 'same' : 'other'
  return nowOf(playing)
}

export const runSteps = { propose, moveRun, cancelRun: cancel, prove, fail, answer, comeBack }
