import { isDomainError } from '#domain/errors.ts'
import { inLocale, type Locale } from '#domain/locale.ts'
import { fileWords } from '../../http/read-evidence-form.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { Unreadable } from './read-proposal.ts'

/** Which part of the form is wrong, and a finished sentence about it. */
export interface ProposalError {
  field: string
  message: string
}

const rules = ['past', 'order', 'length', 'count', 'twice', 'bps', 'cost', 'notPerSale', 'date'] as const
const ownRules = ['needed', 'range', 'household', 'title'] as const

/** With which other agreement a version conflicts, and what to do; null where the refusal is of something else. */
export function conflictWords(error: unknown, locale: Locale): string | null {
  if (!isDomainError(error) || !['AgreementOverlap', 'AgreementConflict'].includes(error.code)) return null
  const { agreement, titleZh, titleEn, own, reason, household } = error.detail
  if (agreement === undefined) return null
  const t = translate(locale)
  const title = inLocale(locale, String(titleZh), String(titleEn))
  const other = t('linkage.conflict.other', { title, code: String(agreement) })
  if (error.code === 'AgreementOverlap') return t(own ? 'linkage.conflict.own' : 'linkage.conflict.split', { other })
  return t(reason === 'wage' ? 'linkage.conflict.wage' : 'linkage.conflict.perSale', {
    other,
    household: String(household),
  })
}

export const fileTooLarge = (locale: Locale): ProposalError => ({
  field: 'file',
  message: translate(locale)('evidence.refused.size'),
})

/** Words for what is wrong with a proposal; null where it is another kind of refusal. */
export function proposalRefusal(error: Unreadable, locale: Locale): ProposalError
export function proposalRefusal(error: unknown, locale: Locale): ProposalError | null
export function proposalRefusal(error: unknown, locale: Locale): ProposalError | null {
  const t = translate(locale)
  const file = fileWords(error, locale)
  if (file) return { field: 'file', message: file }
  const conflict = conflictWords(error, locale)
  if (conflict) return { field: 'form', message: conflict }
  if (isDomainError(error) && error.code === 'HouseholdMerged') {
    const { code, survivor } = error.detail
    return { field: 'shares', message: t('linkage.invalid.merged', { code: String(code), survivor: String(survivor) }) }
  }
  if (isDomainError(error) && error.code === 'SharesNotWhole') {
    const bps = Number(error.detail.bps ?? 0)
    const words = { sum: (bps / 100).toFixed(2), whole: error.detail.whole === 0 ? '0.00' : '100.00' }
    return { field: 'shares', message: t('coordinator.propose.errors.whole', words) }
  }
  if (isDomainError(error) && error.code === 'AgreementStateConflict')
    return { field: 'form', message: t('coordinator.agreement.openExists') }
  const { field, rule, code } = isDomainError(error) ? { ...error.detail } : (error as Record<string, unknown>)
  const known = rules.find((one) => one === rule)
  if (known) return { field: String(field), message: t(`coordinator.propose.errors.${known}`) }
  const own = ownRules.find((one) => one === rule)
  if (own) return { field: String(field), message: t(`linkage.invalid.${own}`) }
  if (rule === 'unknown')
    return { field: 'shares', message: t('coordinator.propose.errors.unknown', { code: String(code) }) }
  return null
}
