import { DomainError } from './errors.ts'

/** How many characters a reason has, counted as people count them. */
export const REASON = { min: 4, max: 300 } as const

/** Whether words are long enough to say why, and short enough to be read. */
export function fitsReason(words: string): boolean {
  const { length } = [...words]
  return length >= REASON.min && length <= REASON.max
}

/**
 * Why somebody decides, undoes or asks for something, as they wrote it; blanks and line breaks in a row become one blank.
 * @throws DomainError InvalidInput {field, rule: 'reason'}
 */
export function readReason(typed: string, field = 'reason'): string {
  const words = typed.normalize('NFC').trim().replace(/\s+/g, ' ')
  if (!fitsReason(words)) throw new DomainError('InvalidInput', { field, rule: 'reason' })
  return words
}
