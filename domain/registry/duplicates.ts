/** What two households can have in common, found by their blind indexes. */
export const likenesses = ['idNumber', 'account', 'phone', 'name', 'address', 'pinyin'] as const
export type Likeness = (typeof likenesses)[number]

/** How much each says, of a hundred. A name is in pinyin too, so the two never count together. */
const weights: Record<Likeness, number> = { idNumber: 100, account: 80, phone: 60, name: 45, address: 35, pinyin: 25 }

/** Pairs below this are common by chance: one shared address, or a name that only sounds alike. */
export const LEAST_SCORE = 45

/** How likely two households are one, 0 to 100. */
export function likenessScore(shared: readonly Likeness[]): number {
  const counted = shared.includes('name') ? shared.filter((one) => one !== 'pinyin') : shared
  return Math.min(
    100,
    counted.reduce((sum, one) => sum + weights[one], 0),
  )
}
