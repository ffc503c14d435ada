import { randomUUID } from 'node:crypto'
import { decideHardship } from '#server/payouts/decide-hardship.ts'
import { proposeHardship } from '#server/payouts/propose-hardship.ts'
import { decideHouseholdChange } from '#server/registry/decide-change.ts'
import { proposeMerge } from '#server/registry/propose-merge.ts'
import type { Model } from './model.ts'
import { owingOf } from './payouts.ts'
import { mustBe, nowOf, type Of, type Playing, refusal, standing, the } from './playing.ts'
import { agree as approve, sharesOf } from './stage.ts'

async function agree(playing: Playing, { product: number, cuts, costs }: Of<'agree'>): Promise<number | null> {
  const { shop, district } = playing
  const product = the(district.products, number)
  if (!product) return null
  const [first, second, producer, logistics] = cuts.map((cut) => cut * 40) as [number, number, number, number]
  const households = standing(playing)
  const [a, b] = [0, 1 + (cuts[1] % (households.length - 1))].map((next) => the(households, cuts[0] + number + next))
  const party = (id: string | undefined, bps: number, costFenPerUnit: bigint) => ({
    ...{ party: 'household' as const, householdCode: `H-${id}`, bps, costFenPerUnit },
  })
  const versionId = await approve(shop, district, product, [
    party(a, first, BigInt(costs[0] * 37)),
    party(b, second, BigInt(costs[1] * 53)),
    { party: 'producer', producerId: product.producerId, bps: producer },
    { party: 'logistics', bps: logistics },
    { party: 'platform', bps: 10_000 - first - second - producer - logistics },
  ])
  product.shares = await sharesOf(shop, versionId)
  return nowOf(playing)
}

/** One household turns out to be another; two are always left. */
async function merge(playing: Playing, { household: number, into: next }: Of<'merge'>): Promise<number | null> {
  const { shop, district, model } = playing
  const households = standing(playing)
  if (households.length < 3) return null
  const [gone, kept] = [the(households, number), the(households, number + 1 + (next % (households.length - 1)))]
  if (!gone || !kept) return null
  const asked = { id: randomUUID(), householdId: gone, intoId: kept, why: '入户核实，两户是一户' }
  const id = await proposeMerge(shop, district.proposer, asked)
  await decideHouseholdChange(shop, district.approver, { id, decision: 'approved', reason: '' })
  moveTo(model, gone, kept)
  return nowOf(playing)
}

/** Those that were merged into it before follow. */
function moveTo({ mergedInto }: Model, gone: string, kept: string): void {
  for (const [one, into] of mergedInto) if (into === gone) mergedInto.set(one, kept)
  mergedInto.set(gone, kept)
}

/** Two people decide that a household need not give back a part of what refunds took, never more than that. */
async function hardship(playing: Playing, { household: number, perMille }: Of<'hardship'>): Promise<number | null> {
  const { shop, district, model } = playing
  const all = standing(playing)
  const household = the(all.filter((one) => owingOf(model, one) > 0n).concat(all), number)
  if (!household) return null
  const open = owingOf(model, household)
  const fen = (open * BigInt(perMille)) / 1000n
  const asked = { householdId: household, reason: '家中有人住院' }
  const propose = (amountFen: bigint, hardshipId: string) =>
    refusal(proposeHardship(shop, district.proposer, { ...asked, hardshipId, amountFen }))
  mustBe('too much hardship', await propose(open + 1n, randomUUID()), 'InvalidInput')
  if (fen === 0n) return null
  const hardshipId = randomUUID()
  mustBe('hardship', await propose(fen, hardshipId), null)
  await decideHardship(shop, district.approver, { hardshipId, decision: 'approved' })
  model.hardship.push({ household, fen })
  return nowOf(playing)
}

export const peopleSteps = { agree, merge, hardship }
