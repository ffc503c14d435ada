import { type DomainError, isDomainError } from '#domain/errors.ts'
import type { Locale } from '#domain/locale.ts'
import { translate } from '../i18n/catalogue.server.ts'
import { type FieldErrors, fieldErrors } from './answer-form.ts'
import { fileWords } from './read-evidence-form.ts'

const ofPeriods = ['month', 'future', 'notInForce', 'perSale', 'count', 'tooMany'] as const
const ofRows = ['notInAgreement', 'twice', 'range', 'whole', 'number', 'rate', 'belowLeast', 'amount'] as const
const ofAid = ['code', 'household', 'producer', 'unlinked', 'batch', 'sameHousehold', 'dayRange'] as const

/** A sentence about one row of a list: which, whose, and what is wrong with it. */
export function rowWords({ rule, row, code }: Record<string, unknown>, locale: Locale): string | null {
  const known = ofRows.find((one) => one === rule)
  if (!known || typeof row !== 'number') return null
  const t = translate(locale)
  return t('periods.invalid.row', { row, code: String(code), problem: t(`periods.invalid.${known}`) })
}

function wordsOf({ code, detail }: DomainError, locale: Locale): [field: string, words: string] | null {
  const t = translate(locale)
  const field = String(detail.field ?? 'form')
  if (code === 'PeriodCounted' && detail.code !== undefined)
    return [
      'rows',
      t(`periods.invalid.${detail.reason === 'year' ? 'year' : 'counted'}`, { code: String(detail.code) }),
    ]
  if (code === 'AidStateConflict' && detail.reason === 'owed') return ['form', t('aid.invalid.owed')]
  if (code === 'AidStateConflict' && detail.reason === 'fund') return ['form', t('aid.invalid.fund')]
  if (code !== 'InvalidInput') return null
  const row = rowWords(detail, locale)
  if (row) return [field, row]
  const period = ofPeriods.find((one) => one === detail.rule)
  if (period) return [field, t(`periods.invalid.${period}`)]
  const aid = ofAid.find((one) => one === detail.rule)
  return aid ? [field, t(`aid.invalid.${aid}`)] : null
}

/** Which field of a form about lists by period, aid or costs a refusal speaks of, in words. @throws the error itself when it is none */
export function periodErrors(error: unknown, locale: Locale): { errors: FieldErrors; status: number } {
  const file = fileWords(error, locale)
  if (file) return { errors: { evidence: file }, status: 422 }
  if (isDomainError(error)) {
    if (error.code === 'EvidenceNeeded')
      return { errors: { evidence: translate(locale)('aid.invalid.evidence') }, status: 422 }
    const words = wordsOf(error, locale)
    if (words) return { errors: { [words[0]]: words[1] }, status: 422 }
  }
  return fieldErrors(error, locale)
}
