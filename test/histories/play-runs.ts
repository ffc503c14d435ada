import { v7 as newId } from 'uuid'
import { periodOf } from '#domain/period.ts'
import { approveRun } from '#server/payouts/approve-run.ts'
import { cancelRun } from '#server/payouts/cancel-run.ts'
import { checkRun } from '#server/payouts/check-run.ts'
import { exportRun } from '#server/payouts/export-run.ts'
import { failPayout } from '#server/payouts/fail-payout.ts'
import { proposeRun } from '#server/payouts/propose-run.ts'
import { provePayouts } from '#server/payouts/prove-payouts.ts'
import { bankProof } from '#test/factories/payouts.ts'
import type { Run } from './model.ts'
import { hold, letGo, payoutFor, send, settle } from './payouts.ts'
import { mustBe, type Playing, refusal, the } from './playing.ts'
import type { Step } from './steps.ts'

type Of<Do extends Step['do']> = Extract<Step, { do: Do }>

/** The run's next state and who brings it there. */
const moves = { proposed: 'checked', checked: 'approved', approved: 'exported' } as const

async function propose({ shop, district, model }: Playing, { floorBps }: Of<'propose'>): Promise<void> {
  const now = shop.clock.now()
  const payouts = district.households.flatMap((household) => payoutFor(model, household, BigInt(floorBps)) ?? [])
  const runId = newId()
  const { districtCode, proposer } = district
  const form = { districtCode, producerId: null, period: periodOf(now), floorBps, verify: 'all' as const }
  const code = await refusal(proposeRun(shop, proposer, { ...form, runId }))
  mustBe('a run', code, payouts.length === 0 ? 'NothingToPay' : null)
  if (code) return
  for (const payout of payouts) hold(payout)
  model.runs.push({ id: runId, at: now.getTime(), state: 'proposed', payouts })
}

async function moveRun({ shop, district, model }: Playing, { run: number }: Of<'moveRun'>): Promise<void> {
  const run = the(
    model.runs.filter(({ state }) => state in moves),
    number,
  )
  if (!run) return
  const { proposer, approver } = district
  if (run.state === 'proposed') await checkRun(shop, proposer, run.id)
  else if (run.state === 'checked') await approveRun(shop, approver, run.id)
  else await exportRun(shop, proposer, run.id)
  const next = moves[run.state as keyof typeof moves]
  if (next === 'exported') send(run)
  else run.state = next
}

/** The product's id of a payout of the model's. */
async function payoutId({ shop }: Playing, run: Run, household: string): Promise<string> {
  const { rows } = await shop.db.pool.query<{ id: string }>(
    'SELECT id FROM payout WHERE run_id = $1 AND household_id = $2',
    [...[run.id, household]],
  )
  return rows[0]?.id ?? ''
}

const underWay = (model: Playing['model']): Run[] => model.runs.filter(({ state }) => state === 'exported')

export const runSteps = {
  propose,
  moveRun,
  async cancelRun({ shop, district, model }: Playing, { run: number }: Of<'cancelRun'>) {
    const run = the(
      model.runs.filter(({ state }) => state in moves),
      number,
    )
    if (!run) return
    await cancelRun(shop, district.proposer, { runId: run.id, reason: '下个月再付' })
    for (const payout of run.payouts) letGo(payout)
    run.state = 'cancelled'
  },
  async prove(playing: Playing, { run: number, one }: Of<'prove'>) {
    const { shop, district, model } = playing
    const run = the(underWay(model), number)
    if (!run) return
    const sent = run.payouts.filter(({ state }) => state === 'sent').slice(0, one ? 1 : undefined)
    const ids = await Promise.all(sent.map(({ household }) => payoutId(playing, run, household)))
    await provePayouts(shop, district.proposer, {
      runId: run.id,
      payoutIds: one ? ids : null,
      proof: bankProof(run.id),
    })
    for (const payout of sent) payout.state = 'paid'
    settle(run)
  },
  async fail(playing: Playing, { run: number, payout: which }: Of<'fail'>) {
    const { shop, district, model } = playing
    const run = the(underWay(model), number)
    const payout =
      run &&
      the(
        run.payouts.filter(({ state }) => state === 'sent'),
        which,
      )
    if (!run || !payout) return
    await failPayout(shop, district.proposer, {
      payoutId: await payoutId(playing, run, payout.household),
      reason: '账号有误',
    })
    letGo(payout)
    settle(run)
  },
}
