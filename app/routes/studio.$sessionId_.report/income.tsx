import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { dayOf } from '#domain/calendar-day.ts'
import type { LiveReport } from '#server/livestream/report/read-report.ts'
import { Fact, Facts } from '../../components/facts.tsx'
import { Section } from '../../components/page.tsx'
import { formatMoney } from '../../i18n/format-money.ts'

/** What households earned, as sums, where these tell of nobody alone. Coordination gets to the rows behind them. */
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
        {income.stages ? (
          <>
            <Fact name={t('provisional')}>
              <Amount>{rows('provisional', formatMoney(income.stages.provisionalFen))}</Amount>
            </Fact>
            <Fact name={t('confirmed')}>
              <Amount>{rows('confirmed', formatMoney(income.stages.confirmedFen))}</Amount>
            </Fact>
          </>
        ) : (
          <Fact name={t('all')}>
            {income.netFen === null ? t('hidden') : <Amount>{formatMoney(income.netFen)}</Amount>}
          </Fact>
        )}
        {income.own ? (
          <Fact name={t('own')}>
            <Amount>{formatMoney(income.own.provisionalFen + income.own.confirmedFen)}</Amount>{' '}
            <span className="text-sm text-soft">
              {t('ownConfirmed', { amount: formatMoney(income.own.confirmedFen) })}
            </span>
          </Fact>
        ) : null}
        <Fact name={t('households')}>
          {income.households === null
            ? t('few')
            : income.households === 0
              ? t('nobody')
              : t('count', { count: income.households })}
        </Fact>
      </Facts>
      <p className="mt-3 text-sm text-soft">{t('note')}</p>
    </Section>
  )
}

const Amount = ({ children }: { children: ReactNode }) => (
  <span className="font-display text-xl tabular">{children}</span>
)
