const GRAMS = { kg: 1_000, g: 1, 斤: 500 } as const

/** Grams that a specification such as `500g×4袋`, `1只(净重约1.5kg)` or `10斤×2箱` speaks of; null where it names no weight. */
export function netGrams(spec: string): number | null {
  const match = /(\d+(?:\.\d+)?)(kg|g|斤)(?:×(\d+))?/.exec(spec)
  if (!match || spec.includes('被')) return null
  const [, amount = '', unit = 'g', times = '1'] = match
  return Math.round(Number(amount) * GRAMS[unit as keyof typeof GRAMS] * Number(times))
}

const PACKING = 1.2
const AN_EGG_G = 60
const UNKNOWN_G = 1_000

/** Grams that the carrier counts, packing included, in whole hundreds. */
export function parcelGrams(spec: string): number {
  const bottles = /(\d+)ml(?:×(\d+))?/.exec(spec)
  const eggs = /(\d+)枚(?:×(\d+))?/.exec(spec)
  const goods =
    netGrams(spec) ??
    (bottles ? Number(bottles[1]) * Number(bottles[2] ?? 1) * 1.4 : null) ??
    (eggs ? Number(eggs[1]) * Number(eggs[2] ?? 1) * AN_EGG_G : UNKNOWN_G / PACKING)
  return Math.ceil((goods * PACKING) / 100) * 100
}
