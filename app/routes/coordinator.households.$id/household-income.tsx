import { useTranslations } from 'use-intl'
import type { Figures } from '#server/households/income-figures.ts'
import { formatMoney } from '../../i18n/format-money.ts'

/** Provisional and confirmed apart, each with gross and cost. */
export function HouseholdIncome({ figures }: { figures: Figures }) {
  const t = useTranslations('coordinator.income')
  return (
    <dl className="grid gap-3">
      {(['provisional', 'confirmed'] as const).map((state) => (
        <div key={state} className="rounded-lg border border-line bg-card px-4 py-3">
          <dt className="text-sm text-soft">{t(state)}</dt>
          <dd>
            <span className="block font-display text-2xl text-accent tabular">
              {formatMoney(figures[state].netFen)}
            </span>
            <span className="block text-xs text-soft tabular">
              {t(`${state}Note`, {
                gross: formatMoney(figures[state].grossFen),
                cost: formatMoney(figures[state].costFen),
              })}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
