import type { Fen } from './money.ts'

export const WHOLE_BPS = 10_000

export type Share<Key extends string = string> = { key: Key; bps: number }

/**
 * Divides an amount by basis points that sum to the whole. Every share is floored, then the fen left over go
 * one each to the shares in ascending order of key, so the same input always gives the same parts.
 * @param total fen, not negative
 * @returns fen by key, summing to `total`
 * @throws RangeError when the shares do not sum to 10,000 basis points or a key repeats
 */
export function allocate<Key extends string>(total: Fen, shares: readonly Share<Key>[]): Map<Key, Fen> {
  if (total < 0n) throw new RangeError('a negative amount is reversed, not allocated')
  const bps = shares.reduce((sum, share) => sum + share.bps, 0)
  if (bps !== WHOLE_BPS) throw new RangeError(`shares sum to ${bps} basis points, not ${WHOLE_BPS}`)
  const ordered = [...shares].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  const parts = new Map<Key, Fen>()
  for (const { key, bps } of ordered) {
    if (parts.has(key)) throw new RangeError(`share ${key} is named twice`)
    parts.set(key, (total * BigInt(bps)) / BigInt(WHOLE_BPS))
  }
  let left = total
  for (const fen of parts.values()) left -= fen
  for (const { key, bps } of ordered) {
    if (left === 0n) break
    if (bps === 0) continue
    parts.set(key, (parts.get(key) ?? 0n) + 1n)
    left -= 1n
  }
  return parts
}
