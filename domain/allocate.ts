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

/**
 * Takes `total` from balances in proportion to what each holds. Every part is floored, then the fen left over are taken
 * one each from those that still hold one, beginning with the last.
 * @param total fen, from nothing up to the sum of the balances
 * @param balances fen, none negative
 * @returns the parts in the order of `balances`, none larger than its balance, summing to `total`
 * @throws RangeError when the balances hold less than `total`
 */
export function takeProportionally(total: Fen, balances: readonly Fen[]): Fen[] {
  const held = balances.reduce((sum, fen) => sum + fen, 0n)
  if (total < 0n || total > held || balances.some((fen) => fen < 0n))
    throw new RangeError(`${total} fen cannot be taken from ${held}`)
  if (held === 0n) return balances.map(() => 0n)
  const parts = balances.map((fen) => (total * fen) / held)
  let left = total - parts.reduce((sum, fen) => sum + fen, 0n)
  return parts
    .reduceRight<Fen[]>((taken, part, index) => {
      const more = left > 0n && part !== balances[index] ? 1n : 0n
      left -= more
      taken.push(part + more)
      return taken
    }, [])
    .reverse()
}
