import { DomainError } from '#domain/errors.ts'
import { purposeKinds } from '#domain/identity-purposes.ts'

const SHORTEST = 8
const LONGEST = 200

/** Why somebody wants to see personal data, as a form sends it. */
export type GivenPurpose = { kind: string; purpose: string }

/** `<kind>: <words>`, as the log keeps it. @throws DomainError PurposeRequired {min} */
export function givenPurpose({ kind, purpose }: GivenPurpose): string {
  const words = purpose.trim().replace(/\s+/g, ' ')
  const known = purposeKinds.find((one) => one === kind)
  const length = [...words].length
  if (!known || length < SHORTEST || length > LONGEST) throw new DomainError('PurposeRequired', { min: SHORTEST })
  return `${known}: ${words}`
}
