import { formatYuan, parseYuan } from '../money.ts'
import type { FieldSpec, FieldValue } from './fields.ts'

/** What is wrong with one field; the pages have a sentence for each rule. */
export type FieldRule =
  | 'required'
  | 'tooLong'
  | 'yuan'
  | 'whole'
  | 'range'
  | 'percent'
  | 'flag'
  | 'day'
  | 'slug'
  | 'floor'
  | 'weight'
  | 'window'
  | 'deposit'
  | 'unknown'
  | 'taken'
  | 'once'
  | 'outOfScope'
  | 'beyondBatch'

export type FieldProblem = { field: string; rule: FieldRule }
export type ReadField = { value: FieldValue } | { rule: FieldRule }

const yes = ['true', 'yes', 'y', '1', 'on', '是']
const no = ['false', 'no', 'n', '0', '', '否']

const isDay = (text: string): boolean => {
  const at = new Date(`${text}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

function readWhole(text: string, { min, max }: { min: number; max: number }): ReadField {
  if (!/^\d{1,9}$/.test(text)) return { rule: 'whole' }
  const value = Number(text)
  return value < min || value > max ? { rule: 'range' } : { value }
}

function readShare(text: string, { min, max }: { min: number; max: number }): ReadField {
  const match = /^(\d{1,3})(?:\.(\d{1,2}))?$/.exec(text.replace(/[%％]$/, ''))
  if (!match) return { rule: 'percent' }
  const value = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
  return value < min || value > max ? { rule: 'range' } : { value }
}

/** One field as a person typed it, in a form or a spreadsheet. Full-width digits count as digits. */
export function readField(spec: FieldSpec, typed: string): ReadField {
  const text = spec.kind === 'text' ? typed.trim() : typed.normalize('NFKC').trim()
  if (spec.kind === 'flag')
    return yes.includes(text.toLowerCase())
      ? { value: true }
      : no.includes(text.toLowerCase())
        ? { value: false }
        : { rule: 'flag' }
  if (text === '') return spec.optional ? { value: null } : { rule: 'required' }
  switch (spec.kind) {
    case 'text':
      return text.length > spec.max ? { rule: 'tooLong' } : { value: text }
    case 'slug':
      return /^[a-z0-9-]{2,80}$/.test(text) ? { value: text } : { rule: 'slug' }
    case 'day':
      return isDay(text) ? { value: text } : { rule: 'day' }
    case 'fen': {
      const fen = parseYuan(text)
      return fen === null ? { rule: 'yuan' } : fen < spec.min ? { rule: 'range' } : { value: fen.toString() }
    }
    case 'whole':
      return readWhole(text, spec)
    case 'share':
      return readShare(text, spec)
  }
}

/** A value as it stands in a form's control or a spreadsheet's cell. */
export function writtenField(spec: FieldSpec, value: FieldValue | undefined): string {
  if (value === null || value === undefined) return ''
  if (spec.kind === 'fen') return formatYuan(BigInt(String(value)))
  if (spec.kind === 'share') return (Number(value) / 100).toString()
  return String(value)
}
