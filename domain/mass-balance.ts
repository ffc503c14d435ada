/** A certificate that is in force, and how much may still be sold under it: thousandths of a base pack. */
export type CertificateLeft = { id: string; familyId: string; leftMilli: bigint }
export type LineUnits = { orderLineId: string; familyId: string; unitsMilli: number }
export type CertifiedLine = { certificateId: string; orderLineId: string; unitsMilli: number }

/**
 * Under which certificate each line of a sale is sold: the first of its good that has room for the whole line. A line for which
 * none has is left out: it is sold without the mark.
 * @param certificates in the order in which they are used up
 */
export function underCertificates(
  lines: readonly LineUnits[],
  certificates: readonly CertificateLeft[],
): CertifiedLine[] {
  const left = new Map(certificates.map(({ id, leftMilli }) => [id, leftMilli]))
  return lines.flatMap(({ orderLineId, familyId, unitsMilli }) => {
    const units = BigInt(unitsMilli)
    const one = certificates.find(({ id, ...of }) => of.familyId === familyId && (left.get(id) ?? 0n) >= units)
    if (!one) return []
    left.set(one.id, (left.get(one.id) ?? 0n) - units)
    return [{ certificateId: one.id, orderLineId, unitsMilli }]
  })
}

/** How many base packs a certificate is for once a household came to it or left, with the packs that come or go. */
export const certifiedAfter = (
  certified: number,
  { kind, units }: { kind: 'add' | 'remove'; units: number },
): number => (kind === 'add' ? certified + units : certified - units)

/** Whether a certificate may be for so many base packs: for some, and never for less than what is sold under it. */
export const coversSold = (certified: number, soldMilli: bigint): boolean =>
  certified > 0 && BigInt(certified) * 1000n >= soldMilli
