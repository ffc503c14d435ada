import { isDomainError } from '#domain/errors.ts'
import type { Locale } from '#domain/locale.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { Unreadable } from './read-proposal.ts'

/** Which part of the form is wrong, and a finished sentence about it. */
export interface ProposalError {
  field: string
  message: string
}

const rules = ['past', 'order', 'length', 'count', 'twice', 'bps', 'cost', 'notPerSale', 'date'] as const

/** Words for what is wrong with a proposal; null where it is another kind of refusal. */
export function proposalRefusal(error: Unreadable, locale: Locale): ProposalError
export function proposalRefusal(error: unknown, locale: Locale): ProposalError | null
export function proposalRefusal(error: unknown, locale: Locale): ProposalError | null {
  const t = translate(locale)
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
  if (rule === 'unknown')
    return { field: 'shares', message: t('coordinator.propose.errors.unknown', { code: String(code) }) }
  return null
}
