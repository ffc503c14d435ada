import type { Fen } from './money.ts'

/** A line of variable weight: what its goods cost (fen, without freight) and the grams they stand for. */
export type WeighedLine = {
  quantity: number
  /** Units that are still to be packed; the others went back before. */
  leftUnits: number
  amountFen: Fen
  discountFen: Fen
  /** Grams of the whole line as ordered and charged. */
  orderedWeightG: number
}

/** Grams that the units still to be packed are charged for, rounded up. */
export const chargedWeightG = ({ quantity, leftUnits, orderedWeightG }: WeighedLine): number =>
  Math.ceil((orderedWeightG * leftUnits) / quantity)

/**
 * What goes back to the buyer of a line that weighs less than was charged, rounded in the buyer's favour; 0 where it weighs
 * as much or more: a difference is never charged.
 */
export function weightDifferenceFen(line: WeighedLine, packedWeightG: number): Fen {
  const chargedG = BigInt(chargedWeightG(line))
  const missingG = chargedG - BigInt(packedWeightG)
  if (missingG <= 0n) return 0n
  const whole = chargedG * BigInt(line.quantity)
  return ((line.amountFen - line.discountFen) * BigInt(line.leftUnits) * missingG + whole - 1n) / whole
}

/** A weight outside of these parts of what was ordered is taken for a slip of the scale or of the finger. */
const plausible = { least: 0.5, most: 1.8 }

export const isPlausibleWeight = (line: WeighedLine, packedWeightG: number): boolean => {
  const chargedG = chargedWeightG(line)
  return packedWeightG >= chargedG * plausible.least && packedWeightG <= chargedG * plausible.most
}

const units: Record<string, number> = { '': 1, g: 1, 克: 1, kg: 1000, 公斤: 1000, 千克: 1000, 斤: 500, 两: 50 }

/** A weight as people write it, in grams: `1320`, `1.32 kg`, `2.6斤`; null when it is none. */
export function parseWeight(text: string): number | null {
  const [, number, unit = ''] =
    /^(\d{1,6}(?:\.\d{1,3})?)([a-z\p{Script=Han}]*)$/u.exec(
      text.normalize('NFKC').replace(/[\s,]/g, '').toLowerCase(),
    ) ?? []
  const factor = units[unit]
  if (number === undefined || factor === undefined) return null
  const grams = Math.round(Number(number) * factor)
  return grams > 0 ? grams : null
}
