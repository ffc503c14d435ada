import { type Fen, lesser } from './money.ts'

/** What a household still owes of one advance, and its rule. */
export type OpenAdvance = {
  id: string
  leftFen: Fen
  /** Basis points of what a payout leaves net that go into repaying it. */
  repayBps: number
  /** What the household keeps of a payout before anything is repaid. */
  floorFen: Fen
}

export type Repayment = { id: string; fen: Fen }

const greater = (a: Fen, b: Fen): Fen => (a > b ? a : b)

/**
 * What goes from one payout into the household's advances (fen), the first given first; nothing where it is nothing. Each
 * takes its share of the net, never more than is left of it. The highest floor of those still open holds for all of
 * them together, so that a second advance cannot take what the first one leaves.
 * `earnedFen` is what would be paid out, `netFen` what of it is left after cost (all of it where it is not given).
 */
export function repaymentOf(input: { earnedFen: Fen; netFen?: Fen; advances: readonly OpenAdvance[] }): Repayment[] {
  const open = input.advances.filter(({ leftFen }) => leftFen > 0n)
  const floor = open.reduce((highest, { floorFen }) => greater(floorFen, highest), 0n)
  const net = lesser(input.netFen ?? input.earnedFen, input.earnedFen)
  let spare = input.earnedFen - floor
  const repayments: Repayment[] = []
  for (const { id, leftFen, repayBps } of open) {
    const fen = lesser(lesser((net * BigInt(repayBps)) / 10_000n, leftFen), spare)
    if (fen <= 0n) continue
    repayments.push({ id, fen })
    spare -= fen
  }
  return repayments
}
