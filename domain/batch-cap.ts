/** Thousandths of base packs that a batch may promise: intake × survival × safety, rounded down. */
export const capMilli = (batch: { intake: number; survivalBps: number; safetyBps: number }): bigint =>
  (BigInt(batch.intake) * BigInt(batch.survivalBps) * BigInt(batch.safetyBps)) / 100_000n

/** What one product of a batch promises, in its own units. */
export type Promised = { productId: string; unitsMilli: number; free: number; held: number; sold: number }

export const promisedMilli = (goods: readonly Promised[]): bigint =>
  goods.reduce((sum, { unitsMilli, free, held, sold }) => sum + BigInt(unitsMilli) * BigInt(free + held + sold), 0n)

export type Shelf = {
  /** Free units to take away, by product. */
  taken: { productId: string; units: number }[]
  /** What is promised beyond the cap even then. */
  excessMilli: bigint
}

/** Takes free goods away until the batch holds what it promises: large packs first, so that few units go. */
export function takeFree(goods: readonly Promised[], cap: bigint): Shelf {
  let excessMilli = promisedMilli(goods) - cap
  const taken: Shelf['taken'] = []
  for (const { productId, unitsMilli, free } of goods.toSorted((a, b) => b.unitsMilli - a.unitsMilli)) {
    if (excessMilli <= 0n) break
    const units = Math.min(free, Number((excessMilli + BigInt(unitsMilli) - 1n) / BigInt(unitsMilli)))
    if (units === 0) continue
    taken.push({ productId, units })
    excessMilli -= BigInt(units) * BigInt(unitsMilli)
  }
  return { taken, excessMilli: excessMilli > 0n ? excessMilli : 0n }
}

/** Units of a line that have to go so that an excess ends: no more than needed, no more than it has. */
export const unitsToReturn = (excessMilli: bigint, unitsMilli: number, left: number): number =>
  Math.min(left, Number((excessMilli + BigInt(unitsMilli) - 1n) / BigInt(unitsMilli)))
