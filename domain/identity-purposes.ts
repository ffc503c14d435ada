/** Why somebody may need to know who a household is, and what that purpose shows. Nobody sees more than it needs. */
export const identityPurposes = {
  visit: ['headName', 'phone', 'address'],
  payout: ['headName', 'phone', 'bankAccount'],
  verification: ['headName', 'phone', 'address', 'idNumber'],
  complaint: ['headName', 'phone'],
  emergency: ['headName', 'phone', 'address'],
} as const satisfies Record<string, readonly ('headName' | 'phone' | 'address' | 'idNumber' | 'bankAccount')[]>

export type IdentityPurpose = keyof typeof identityPurposes
export const purposeKinds = Object.keys(identityPurposes) as IdentityPurpose[]

/** The kind of a purpose as the log keeps it, `<kind>: <words>`; null for one that is not chosen from the list. */
export const purposeKind = (purpose: string): IdentityPurpose | null =>
  purposeKinds.find((kind) => purpose.startsWith(`${kind}: `)) ?? null
