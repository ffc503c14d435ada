/** Households that are asked at least, and the part (basis points) of larger runs. */
const FEWEST = 5
const PART_BPS = 1_000
const WHOLE_BPS = 10_000

/** How many of `paid` households are asked: a tenth, rounded up, at least five, all where there are fewer. */
export const sampleSize = (paid: number): number =>
  Math.min(paid, Math.max(FEWEST, Math.ceil((paid * PART_BPS) / WHOLE_BPS)))

/**
 * Draws who is asked: everybody in `always` (a difference was found with them before), then by chance up to the size.
 * @param below gives a whole number from 0 up to, without, its argument; fair and not to be foreseen
 */
export function drawSample(
  paid: readonly string[],
  always: ReadonlySet<string>,
  below: (limit: number) => number,
): string[] {
  const sure = paid.filter((id) => always.has(id))
  const rest = paid.filter((id) => !always.has(id))
  const open = Math.max(0, sampleSize(paid.length) - sure.length)
  for (let drawn = 0; drawn < Math.min(open, rest.length); drawn++) {
    const other = drawn + below(rest.length - drawn)
    const swapped = rest[other] as string
    rest[other] = rest[drawn] as string
    rest[drawn] = swapped
  }
  return [...sure, ...rest.slice(0, open)]
}
