import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { dayOf } from '#domain/calendar-day.ts'
import type { LiveReport } from '#server/livestream/report/read-report.ts'
import { Fact, Facts } from '../../components/facts.tsx'
import { Section } from '../../components/page.tsx'
import { formatMoney } from '../../i18n/format-money.ts'

/** What households earned, as sums. Coordination gets to the rows behind them. */
export function Income({ report }: { report: LiveReport }) {
  const t = useTranslations('report.income')
  const { id, income, part, startedAt } = report
  const rows = (state: 'provisional' | 'confirmed', words: string): ReactNode =>
    part === 'coordinator' ? (
      <a
        className="link"
        href={`/coordinator/rows?${new URLSearchParams({ session: id, state, from: dayOf(startedAt) })}`}
        aria-label={t('rows', { words })}
      >
        {words}
      </a>
    ) : (
      words
    )
  return (
    <Section title={t('title')}>
      <Facts>
        <Fact name={t('provisional')}>
          <span className="font-display text-xl tabular">
            {rows('provisional', formatMoney(income.provisionalFen))}
          </span>
        </Fact>
        <Fact name={t('confirmed')}>
          <span className="font-display text-xl tabular">{rows('confirmed', formatMoney(income.confirmedFen))}</span>
        </Fact>
        <Fact name={t('households')}>
          {income.households === null ? t('few') : t('count', { count: income.households })}
        </Fact>
      </Facts>
      <p className="mt-3 text-sm text-soft">{t('note')}</p>
    </Section>
  )
}
