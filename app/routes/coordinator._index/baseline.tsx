import { useTranslations } from 'use-intl'
import type { Figures } from '#server/households/income-figures.ts'
import { BaselineBars } from '../coordinator/baseline-bars.tsx'

/** The households of a report beside what they had in their survey year. */
export function Baseline({ figures }: { figures: Figures }) {
  const t = useTranslations('coordinator')
  if (figures.members === 0) return null
  return (
    <BaselineBars
      baselineName={t('baseline.baselineMany')}
      baselineFen={figures.baselineFen}
      netFen={figures.total.netFen}
      members={figures.members}
      households={figures.households}
    />
  )
}
