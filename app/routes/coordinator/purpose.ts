import { type IdentityPurpose, purposeKind } from '#domain/identity-purposes.ts'

/** A stored purpose, `<kind>: <words>`, in its two parts. */
export function purposeWords(purpose: string): { kind: IdentityPurpose | null; words: string } {
  const kind = purposeKind(purpose)
  return { kind, words: kind ? purpose.slice(kind.length + 2) : purpose }
}
