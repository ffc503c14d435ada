import { useTranslations } from 'use-intl'
import { incomeStages } from '#domain/income-stages.ts'
import type { Figures } from '#server/households/income-figures.ts'
import { formatMoney } from '../../i18n/format-money.ts'

/** How far the household's net income has come, and the gross and cost that it is left of. */
export function HouseholdIncome({ figures }: { figures: Figures }) {
  const t = useTranslations('reports')
  const { grossFen, costFen, netFen } = figures.total
  const whole = { net: formatMoney(netFen), gross: formatMoney(grossFen), cost: formatMoney(costFen) }
  return (
    <div>
      <dl className="grid gap-3 sm:grid-cols-2">
        {incomeStages.map((stage) => (
          <div key={stage} className="rounded-lg border border-line bg-card px-4 py-3">
            <dt className="text-sm text-soft">{t(`stage.${stage}`)}</dt>
            <dd>
              <span className="block font-display text-2xl text-accent tabular">
                {formatMoney(figures[stage].netFen)}
              </span>
              <span className="block text-xs text-soft">{t(`stageNote.${stage}`)}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-2 text-sm text-soft tabular">{t('whole', whole)}</p>
    </div>
  )
}
