import type { Fen } from './money.ts'

/** Live prices end in whole jiao. */
const JIAO = 10n

/**
 * A price so many percent lower, in whole jiao, never below what the farm is assured of.
 * @returns null where that is no drop any more
 */
export function dropPrice(price: Fen, percent: number, floor: Fen | null): Fen | null {
  const lower = ((price * BigInt(100 - percent)) / 100n / JIAO) * JIAO
  const kept = floor !== null && lower < floor ? floor : lower
  return kept > 0n && kept < price ? kept : null
}
