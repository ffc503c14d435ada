import { randomUUID } from 'node:crypto'
import { acceptClaim, agreeReturn as agree, rejectClaim } from '#server/claims/decide-claim.ts'
import { sendBack, withdrawClaim } from '#server/claims/follow-claim.ts'
import { openClaim } from '#server/claims/open-claim.ts'
import { claimsEnd } from './clock.ts'
import { type Claim, goodsOf, type Line, type Order } from './model.ts'
import { giveBackPart, type Part } from './play-backs.ts'
import { mustBe, nowOf, type Of, type Playing, refusal, the } from './playing.ts'

const FRESH_HOURS = 48

/** Why nothing can be claimed of a line; null where it can. */
function refusedClaim(
  order: Order,
  line: Line,
  asked: { now: number; units: number; goesBack: boolean },
): string | null {
  if (order.receivedAt === null) return 'ClaimTooEarly'
  if (order.state === 'over' || line.leftUnits === 0n) return 'RefundTooLarge'
  if (asked.goesBack && line.claimHours === FRESH_HOURS) return 'ReturnNotOffered'
  if (asked.now > claimsEnd(order, line)) return 'ClaimTooLate'
  if (order.claims.some((claim) => claim.line === line && claim.state !== 'over')) return 'ClaimOpen'
  return asked.units > line.leftUnits ? 'InvalidInput' : null
}

/** A buyer says that some units are missing, or wants to send them back; of an order that has just arrived, where there is any. */
async function claim(playing: Playing, { order: number, line: next, ...step }: Of<'claim'>): Promise<number | null> {
  const { shop, model, buyers } = playing
  const fresh = model.orders.filter((order) => order.state === 'completed' && !order.confirmed)
  const order = the(fresh.length > 0 ? fresh : model.orders, number)
  const line = order && the(order.lines, next)
  const buyer = order && buyers.get(order.id)
  if (!line || !buyer) return null
  const { goesBack } = step
  const units = 1 + (step.units % (Number(line.leftUnits) + 1))
  const made = { claimId: randomUUID(), lineId: line.id, kind: goesBack ? 'returned' : 'missing' } as const
  const code = await refusal(openClaim(shop, buyer, { ...made, units, words: '少了，请核实', tickets: [] }))
  mustBe('a claim', code, refusedClaim(order, line, { now: nowOf(playing), units, goesBack }))
  if (code) return null
  order.claims.push({ id: made.claimId, line, units: BigInt(units), state: 'open', goesBack, agreedAt: 0 })
  return nowOf(playing)
}

const open = ({ model }: Playing): { order: Order; claim: Claim }[] =>
  model.orders.flatMap((order) =>
    order.claims.filter(({ state }) => state !== 'over').map((claim) => ({ order, claim })),
  )

/** Somebody agrees that goods come back, and perhaps the buyer sends them. */
async function agreeReturn(playing: Playing, { claim: number, sent }: Of<'agreeReturn'>): Promise<number | null> {
  const { shop, district, buyers } = playing
  const waiting = open(playing).filter(({ claim }) => claim.goesBack && claim.state === 'open')
  const { order, claim } = the(waiting, number) ?? {}
  const buyer = order && buyers.get(order.id)
  if (!claim || !buyer) return null
  await agree(shop, district.approver, { claimId: claim.id, address: '丰都县包鸾镇 1 号' })
  Object.assign(claim, { state: 'agreed', agreedAt: nowOf(playing) })
  if (sent) {
    await sendBack(shop, buyer, { claimId: claim.id, trackingNo: 'SF200200' })
    claim.state = 'sentBack'
  }
  return nowOf(playing)
}

/** From where a claim can be turned down by staff, and withdrawn by its buyer. */
const ends = { reject: ['open', 'sentBack'], withdraw: ['open', 'agreed'] }

async function decideClaim(playing: Playing, step: Of<'decideClaim'>): Promise<number | null> {
  const { shop, district, buyers } = playing
  const { order, claim } = the(open(playing), step.claim) ?? {}
  const buyer = order && buyers.get(order.id)
  if (!claim || !buyer) return null
  const { id: claimId, line } = claim
  const reason = '照片和过磅单看过'
  if (step.how === 'reject' || step.how === 'withdraw') {
    const rejecting = step.how === 'reject'
    const code = await refusal(
      rejecting ? rejectClaim(shop, district.approver, { claimId, reason }) : withdrawClaim(shop, buyer, claimId),
    )
    mustBe('ending a claim', code, ends[step.how].includes(claim.state) ? null : 'ClaimStateConflict')
    if (code) return null
    claim.state = 'over'
    return nowOf(playing)
  }
  const amountFen = (goodsOf(order, line) * BigInt(step.perMille)) / 1000n
  if (step.how === 'allow' && amountFen === 0n) return null
  const part: Part = step.how === 'allow' ? { amountFen } : { units: Number(claim.units) }
  const ask = () => acceptClaim(shop, district.approver, { claimId, part, reason })
  const at = await giveBackPart(playing, { order, line }, part, { refundId: claimId, ask })
  if (at !== null) claim.state = 'over'
  return at
}

export const claimSteps = { claim, agreeReturn, decideClaim }
