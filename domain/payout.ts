import type { Fen } from './money.ts'
import { type OpenAdvance, type Repayment, repaymentOf } from './repayment.ts'

/** A confirmed sale of a household, or what a refund took back of one, as far as no payout has it yet. */
export type DueAttribution = {
  id: string
  /** The sale: itself, or the one that it takes back. */
  saleId: string
  /** What no payout has of it, fen; below zero for a reversal. */
  leftFen: Fen
  /** The whole of it, fen. */
  grossFen: Fen
  netFen: Fen
}

export type PayoutLine = { attributionId: string; fen: Fen }

/** amount = earned − recovered − repaid, fen. */
export type ComputedPayout = {
  lines: PayoutLine[]
  earnedFen: Fen
  recoveredFen: Fen
  repaidFen: Fen
  amountFen: Fen
  repayments: Repayment[]
  /** What refunds took of earlier payouts and this one does not recover either. */
  carriedFen: Fen
}

const lesser = (a: Fen, b: Fen): Fen => (a < b ? a : b)
const greater = (a: Fen, b: Fen): Fen => (a > b ? a : b)

/** What a household keeps of `earnedFen`, rounded up. @param floorBps basis points */
export const floorOf = (earnedFen: Fen, floorBps: number): Fen => (earnedFen * BigInt(floorBps) + 9_999n) / 10_000n

type Back = { id: string; saleId: string; leftFen: Fen; takenFen: Fen }

/** Takes up to `fen` from what is left of `back`, the first first. @returns what could not be taken */
function take(back: readonly Back[], fen: Fen, note: (one: Back, part: Fen) => void): Fen {
  let rest = fen
  for (const one of back) {
    const part = lesser(one.leftFen, rest)
    if (part <= 0n) continue
    one.leftFen -= part
    rest -= part
    note(one, part)
  }
  return rest
}

const noted = (one: Back, part: Fen): void => {
  one.takenFen += part
}

function salesAndBack(due: readonly DueAttribution[]) {
  const sales = new Map<string, Fen>()
  const back: Back[] = []
  for (const { id, saleId, leftFen } of due) {
    if (leftFen > 0n) sales.set(saleId, leftFen)
    else back.push({ id, saleId, leftFen: -leftFen, takenFen: 0n })
  }
  return { sales, back }
}

/** What of a payout is left after cost: each line by its attribution's part. */
function netOf(lines: readonly PayoutLine[], due: readonly DueAttribution[]): Fen {
  const byId = new Map(due.map((one) => [one.id, one]))
  return lines.reduce((sum, { attributionId, fen }) => {
    const one = byId.get(attributionId)
    return one ? sum + (one.netFen * fen) / one.grossFen : sum
  }, 0n)
}

/**
 * What a household is paid of what is due to it, oldest first. A refund of a sale that is not paid out yet simply lessens it. What
 * refunds took of sales that were paid out before is recovered from the rest, the oldest first, as far as the household keeps
 * `floorBps` of what it earned; then its advances are repaid, which leave it as much.
 * @param input.forgivenFen what it need not give back, over all time
 * @returns null where it earned nothing: then nothing is recovered either
 */
export function payoutOf(input: {
  due: readonly DueAttribution[]
  forgivenFen: Fen
  floorBps: number
  advances: readonly OpenAdvance[]
}): ComputedPayout | null {
  const { due, forgivenFen, floorBps, advances } = input
  const { sales, back } = salesAndBack(due)
  const unpaid = ({ saleId }: Back) => sales.has(saleId)
  const oldest = [...back.filter((one) => !unpaid(one)), ...back.filter(unpaid)]
  take(oldest, forgivenFen, () => undefined)
  let earnedFen = 0n
  for (const [saleId, fen] of sales) {
    const ofSale = back.filter((one) => one.saleId === saleId)
    earnedFen += take(ofSale, fen, noted)
  }
  if (earnedFen === 0n) return null
  const keepFen = floorOf(earnedFen, floorBps)
  const recoveredFen = earnedFen - keepFen - take(back, earnedFen - keepFen, noted)
  const lines = [
    ...due.filter(({ leftFen }) => leftFen > 0n).map(({ id, leftFen }) => ({ attributionId: id, fen: leftFen })),
    ...back.filter(({ takenFen }) => takenFen > 0n).map(({ id, takenFen }) => ({ attributionId: id, fen: -takenFen })),
  ]
  const open = advances.map((advance) => ({ ...advance, floorFen: greater(advance.floorFen, keepFen) }))
  const repayments = repaymentOf({
    earnedFen: earnedFen - recoveredFen,
    netFen: netOf(lines, due),
    advances: open,
  })
  const repaidFen = repayments.reduce((sum, { fen }) => sum + fen, 0n)
  const carriedFen = back.reduce((sum, { leftFen }) => sum + leftFen, 0n)
  return {
    lines,
    ...{ earnedFen, recoveredFen, repaidFen, amountFen: earnedFen - recoveredFen - repaidFen },
    repayments,
    carriedFen,
  }
}

/** What refunds took of what was paid out before, less what is forgiven, fen: what the next payouts recover. */
export function openRecovery(due: readonly DueAttribution[], forgivenFen: Fen): Fen {
  const { sales, back } = salesAndBack(due)
  const open = back.reduce((sum, { saleId, leftFen }) => (sales.has(saleId) ? sum : sum + leftFen), 0n)
  return greater(open - forgivenFen, 0n)
}
