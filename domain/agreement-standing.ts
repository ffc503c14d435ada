/** Where a version stands; told from its dates, never kept. */
export type AgreementStanding = 'proposed' | 'rejected' | 'coming' | 'inForce' | 'ended'

/** @param now UTC; `validTo` is the first moment at which a version holds no more */
export function standingOf(
  version: { state: 'proposed' | 'approved' | 'rejected'; validFrom: Date; validTo: Date | null },
  now: Date,
): AgreementStanding {
  if (version.state !== 'approved') return version.state
  if (version.validTo && version.validTo <= now) return 'ended'
  return version.validFrom > now ? 'coming' : 'inForce'
}
