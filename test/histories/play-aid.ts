import { randomUUID } from 'node:crypto'
import { decideUse } from '#server/aid/decide-use.ts'
import { giveUse } from '#server/aid/give-use.ts'
import { type ProposedUse, proposeUse } from '#server/aid/propose-use.ts'
import { paper } from '#test/factories/papers.ts'
import { fundLeft } from './aid.ts'
import { mustBe, nowOf, type Of, type Playing, refusal, standing, the } from './playing.ts'

type Wanted = Pick<ProposedUse, 'kind' | 'householdCode' | 'producerId' | 'amountFen' | 'repayBps' | 'floorFen'>

/** One person proposes, a second approves what the fund has, and it is handed over. @returns its id; null where the fund has less */
async function give({ shop, district, model }: Playing, use: Wanted): Promise<string | null> {
  const id = randomUUID()
  const { proposer, approver } = district
  const facts = { batchCode: null, purposeZh: '鸡苗', purposeEn: '' }
  await proposeUse(shop, proposer, { ...use, ...facts, id, fundId: district.fundId })
  const code = await refusal(decideUse(shop, approver, { useId: id, decision: 'approved' }))
  mustBe('a use of aid', code, use.amountFen > fundLeft(model) ? 'FundUsedUp' : null)
  if (code) return null
  await giveUse(shop, proposer, { useId: id, voucher: { ...paper(id), kind: 'receipt' } })
  return id
}

async function advance(playing: Playing, step: Of<'advance'>): Promise<number | null> {
  const household = the(standing(playing), step.household)
  if (!household) return null
  const [fen, floorFen] = [BigInt(step.fen), BigInt(step.floorFen)]
  const use = { kind: 'advance', householdCode: `H-${household}`, producerId: null, amountFen: fen } as const
  const id = await give(playing, { ...use, repayBps: step.repayBps, floorFen })
  if (!id) return null
  const rule = { repayBps: BigInt(step.repayBps), floorFen, takenFen: 0n }
  playing.model.advances.push({ id, household, fen, ...rule })
  return nowOf(playing)
}

async function grant(playing: Playing, step: Of<'grant'>): Promise<number | null> {
  const { district, model } = playing
  const household = step.toProducer ? null : (the(standing(playing), step.household) ?? null)
  const producerId = household ? null : (the(district.products, step.household)?.producerId ?? null)
  const [fen, householdCode] = [BigInt(step.fen), household && `H-${household}`]
  const terms = { repayBps: 0, floorFen: 0n }
  if (!(await give(playing, { kind: 'grant', householdCode, producerId, amountFen: fen, ...terms }))) return null
  model.grants.push({ household, fen })
  return nowOf(playing)
}

export const aidSteps = { advance, grant }
