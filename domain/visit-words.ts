import { DomainError } from './errors.ts'

/** Characters of what a visit is for or why it is taken back (`reason`), and of what came of it (`outcome`). */
const lengths = { reason: { least: 2, most: 300 }, outcome: { least: 2, most: 500 } }

/** What somebody wrote of a visit, without the blanks around it. @throws DomainError InvalidInput {field, rule: required | short | tooLong} */
export function visitWords(field: string, typed: string, kind: keyof typeof lengths): string {
  const { least, most } = lengths[kind]
  const words = typed.trim()
  const length = [...words].length
  const rule = length === 0 ? 'required' : length < least ? 'short' : length > most ? 'tooLong' : null
  if (rule) throw new DomainError('InvalidInput', { field, rule })
  return words
}
