import { isDomainError } from '#domain/errors.ts'
import type { EvidenceKind } from '#domain/evidence.ts'
import type { Locale } from '#domain/locale.ts'
import { toRefusal } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import { conflictWords } from '../coordinator.agreements.$id_.propose/proposal-refusal.ts'

/** Why a decision was refused and what to do instead. @throws the error itself when it is no refusal */
export function decisionRefusal(error: unknown, locale: Locale): string {
  const t = translate(locale)
  const conflict = conflictWords(error, locale)
  if (conflict) return conflict
  if (isDomainError(error)) {
    if (error.code === 'EvidenceNeeded') {
      const kinds = String(error.detail.kinds).split(',') as EvidenceKind[]
      return t('linkage.evidenceMissing', { kinds: kinds.map((kind) => t(`evidence.kinds.${kind}`)).join('、') })
    }
    if (error.code === 'AgreementOverlap') return t('coordinator.agreement.overlap')
    if (error.code === 'AgreementNeedsSecondPerson') return t('coordinator.agreement.secondPerson')
    if (error.code === 'AgreementStateConflict' && error.detail.reason === 'ended') return t('linkage.endRules.ended')
    if (error.code === 'AgreementStateConflict')
      return t(error.detail.reason === 'started' ? 'coordinator.agreement.started' : 'coordinator.agreement.decided')
  }
  return toRefusal(error, locale).message
}
