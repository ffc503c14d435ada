import { useTranslations } from 'use-intl'
import { formatMoney } from '../../i18n/format-money.ts'
import type { Problem } from './side.ts'

/** What did not go, as a sentence. */
export function useProblemWords() {
  const t = useTranslations('studio.problem')
  return (problem: Problem): string => {
    switch (problem.code) {
      case 'quota':
        return t('quota', { taken: problem.taken })
      case 'free':
        return t('free', { free: problem.free })
      case 'floor':
        return t('floor', { floor: formatMoney(BigInt(problem.floorFen)) })
      case 'helm':
        return t('helm', { name: problem.name })
      case 'told':
        return problem.message
      default:
        return t(problem.code)
    }
  }
}
