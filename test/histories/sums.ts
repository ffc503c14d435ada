/** Sums of the model's own, in fen. */
export const sum = <T>(all: readonly T[], of: (one: T) => bigint): bigint =>
  all.reduce((total, one) => total + of(one), 0n)

const sorted = (all: bigint[]): bigint[] => all.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
export const least = (...all: [bigint, ...bigint[]]): bigint => sorted(all)[0] as bigint
export const most = (...all: [bigint, ...bigint[]]): bigint => sorted(all).at(-1) as bigint

/** A sum taken from what each holds: in proportion, rounded down; what is over one fen each from the last on, of whom still holds one. */
export function inProportion(fen: bigint, holds: readonly bigint[]): bigint[] {
  const whole = sum(holds, (one) => one)
  const parts = holds.map((one) => (whole === 0n ? 0n : (fen * one) / whole))
  let over = fen - sum(parts, (part) => part)
  for (let at = holds.length - 1; at >= 0 && over > 0n; at--) {
    if (parts[at] === holds[at]) continue
    parts[at] = (parts[at] ?? 0n) + 1n
    over -= 1n
  }
  return parts
}
