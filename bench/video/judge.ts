/** What one viewer received, held against what was published. Parts are known by their checksums. */
export type Verdict = {
  parts: number
  /** Published between the first and the last part it received, and not received. */
  missed: number
  /** Received after a later one, or twice. */
  disordered: number
  /** Never published. */
  strange: number
}

/** @param places where each published part stands in the order of publishing */
export function judge(places: ReadonlyMap<string, number>, received: readonly string[]): Verdict {
  const verdict: Verdict = { parts: received.length, missed: 0, disordered: 0, strange: 0 }
  let last: number | undefined
  for (const part of received) {
    const place = places.get(part)
    if (place === undefined) verdict.strange++
    else if (last !== undefined && place <= last) verdict.disordered++
    else {
      verdict.missed += place - (last ?? place - 1) - 1
      last = place
    }
  }
  return verdict
}

export const sum = (verdicts: readonly Verdict[]): Verdict =>
  verdicts.reduce(
    (all, one) => ({
      parts: all.parts + one.parts,
      missed: all.missed + one.missed,
      disordered: all.disordered + one.disordered,
      strange: all.strange + one.strange,
    }),
    { parts: 0, missed: 0, disordered: 0, strange: 0 },
  )

/** A part's name here: its length and CRC-32. */
export const nameOf = (bytes: number, crc: number) => `${bytes}:${crc}`
