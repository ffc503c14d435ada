import { randomUUID } from 'node:crypto'
import { decideList } from '#server/period-income/decide-list.ts'
import { payList } from '#server/period-income/pay-list.ts'
import { proposeList } from '#server/period-income/propose-list.ts'
import { takeBackList } from '#server/period-income/take-back-list.ts'
import { paper } from '#test/factories/papers.ts'
import { bankProof } from '#test/factories/payouts.ts'
import { dayAt } from './figures.ts'
import { type List, payOf, pays, paysTwice, type Row } from './lists.ts'
import { standsFor } from './model.ts'
import { mustBe, nowOf, type Of, type Playing, refusal, the } from './playing.ts'

/** The month of now, or so many months before. */
function monthOf(playing: Playing, ago: number): string {
  const [year = 0, month = 0] = dayAt(nowOf(playing)).split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 - ago)).toISOString().slice(0, 7)
}

/** A producer's payroll, rent roll or dividend for a month is proposed, for one household or two. */
async function list(playing: Playing, step: Of<'list'>): Promise<number | null> {
  const { shop, district, model } = playing
  const { pay } = step
  const months = pays[pay].yearly ? step.months : null
  const households = [...new Set(step.households.map((number) => the(district.households, number) ?? ''))]
  const rows = households.map((household, at): Row => {
    const milli = BigInt(step.milli[at] ?? 0)
    return { household, milli, months: BigInt(months ?? 0), fen: payOf(pay, milli, BigInt(months ?? 0)) }
  })
  const made = { id: randomUUID(), pay, period: monthOf(playing, step.ago), rows }
  const asked = rows.map(({ household, milli }) => {
    const basis = { quantityMilli: Number(milli), rateFen: pays[pay].rateFen, months }
    return { householdCode: `H-${household}`, basis }
  })
  const { id, period } = made
  const listed = { id, versionId: district.versions[pay], period, rows: asked, evidence: paper(id) }
  const code = await refusal(proposeList(shop, district.proposer, listed))
  const same = new Set(households.map((one) => standsFor(model, one))).size < rows.length
  const wrong = same || rows.some(({ fen }) => fen === 0n)
  mustBe('a list', code, wrong ? 'InvalidInput' : paysTwice(model, made) ? 'PeriodCounted' : null)
  if (code) return null
  model.lists.push({ ...made, state: 'proposed', takenBack: false })
  return nowOf(playing)
}

/** A second person approves a list, or sends it back where it would pay somebody twice by now; what was approved is proven. */
async function moveList(playing: Playing, { list: number }: Of<'moveList'>): Promise<number | null> {
  const { shop, district, model } = playing
  const movable = model.lists.filter(
    ({ state, takenBack }) => state === 'proposed' || (state === 'approved' && !takenBack),
  )
  const list = the(movable, number)
  if (!list) return null
  const listId = list.id
  if (list.state === 'approved') {
    await payList(shop, district.proposer, { listId, proof: { ...bankProof(listId), kind: 'bank_proof' } })
    list.state = 'paid'
    return nowOf(playing)
  }
  const code = await refusal(decideList(shop, district.approver, { listId, decision: 'approved' }))
  mustBe('approving a list', code, paysTwice(model, list) ? 'PeriodCounted' : null)
  if (code) await decideList(shop, district.approver, { listId, decision: 'rejected', reason: '这个月已经付过了' })
  else for (const row of list.rows) row.household = standsFor(model, row.household)
  list.state = code ? 'rejected' : 'approved'
  return code ? null : nowOf(playing)
}

async function takeBack(playing: Playing, { list: number }: Of<'takeBackList'>): Promise<number | null> {
  const { shop, district, model } = playing
  const counting = ({ state, takenBack }: List) => (state === 'approved' || state === 'paid') && !takenBack
  const list = the(model.lists.filter(counting), number)
  if (!list) return null
  const mistake = { reason: '算错了两天的工', evidence: paper(`${list.id} 更正`) }
  await takeBackList(shop, district.approver, { listId: list.id, ...mistake })
  list.takenBack = true
  return nowOf(playing)
}

export const listSteps = { list, moveList, takeBackList: takeBack }
