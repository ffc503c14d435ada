/** Grams to which prices of the same kind are compared: one jin. */
const COMPARED_G = 500n

/**
 * What 500 g cost, rounded to the nearest fen; null where the goods are not sold by weight.
 * @param priceFen of one unit
 * @param netWeightG of one unit
 */
export function priceOf500g(priceFen: bigint, netWeightG: number | null): bigint | null {
  if (netWeightG === null) return null
  const grams = BigInt(netWeightG)
  return (priceFen * COMPARED_G * 2n + grams) / (grams * 2n)
}
