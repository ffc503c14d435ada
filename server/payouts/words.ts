import { DomainError } from '#domain/errors.ts'

/** How many characters a reason has. */
export const REASON = { min: 4, max: 300 }

/** A reason as a person wrote it. @throws DomainError InvalidInput {field: 'reason'} */
export function readReason(reason: string): string {
  const words = reason.trim().replace(/\s+/g, ' ')
  const length = [...words].length
  if (length < REASON.min || length > REASON.max)
    throw new DomainError('InvalidInput', { field: 'reason', rule: 'length' })
  return words
}
