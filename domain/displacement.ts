/** What a producer sold of a good in a year, in base packs: before, elsewhere, and through us. */
export type SalesOfYear = { base: number; outside: number; here: number }

/**
 * Which part of what was sold here is extra, and which merely moved here from elsewhere. Moved is what the producer sold elsewhere before
 * and does not any more, as far as it was sold here instead; the rest of the sales here is extra.
 */
export function displacement({ base, outside, here }: SalesOfYear): { extra: number; shifted: number } {
  const shifted = Math.min(here, Math.max(0, base - outside))
  return { extra: here - shifted, shifted }
}
