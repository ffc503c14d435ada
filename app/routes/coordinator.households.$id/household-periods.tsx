import { useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { HouseholdPeriods } from '#server/period-income/read-household-periods.ts'
import { ListState } from '../../components/list-state.tsx'
import { formatMoney } from '../../i18n/format-money.ts'
import { Yuan } from '../coordinator/amounts.tsx'
import { DeskTable } from '../coordinator/desk-table.tsx'

/** What came by period beside sales: wages, rent, dividends; gifts apart. Every row leads to its list. */
export function HouseholdPeriodsPart({ periods }: { periods: HouseholdPeriods }) {
  const t = useTranslations('periods')
  const types = useTranslations('coordinator.types')
  const locale = useLocale()
  return (
    <section id="periods" aria-labelledby="periods-title" className="mt-8 scroll-mt-6">
      <h2 id="periods-title" className="text-xl">
        {t('household.title')}
      </h2>
      {periods.rows.length === 0 ? (
        <p className="mt-1 text-sm text-soft">{t('household.none')}</p>
      ) : (
        <>
          <p className="mb-2 text-sm text-soft">{t('household.lead')}</p>
          <dl className="mb-3 grid gap-3 sm:grid-cols-3">
            {(['wage', 'property', 'transfer'] as const).map((name) => (
              <div key={name} className="rounded-lg border border-line bg-card px-4 py-3">
                <dt className="text-sm text-soft">{t(`classes.${name}`)}</dt>
                <dd className="font-display text-xl tabular">{formatMoney(periods.classes[name])}</dd>
              </div>
            ))}
          </dl>
          <DeskTable
            caption={t('household.caption')}
            rows={periods.rows}
            rowKey={(row) => row.id}
            columns={[
              {
                key: 'period',
                title: t('columns.period'),
                cell: (row) => (
                  <a href={`/coordinator/period-lists/${row.listId}`} className="link tabular">
                    {row.period}
                  </a>
                ),
              },
              { key: 'type', title: t('columns.type'), cell: (row) => types(row.type) },
              {
                key: 'agreement',
                title: t('columns.agreement'),
                cell: (row) => (
                  <span className="inline-block min-w-36">{inLocale(locale, row.titleZh, row.titleEn)}</span>
                ),
              },
              {
                key: 'producer',
                title: t('columns.producer'),
                cell: (row) => (
                  <span className="inline-block min-w-32">{inLocale(locale, row.producerZh, row.producerEn)}</span>
                ),
              },
              {
                key: 'class',
                title: t('columns.class'),
                cell: (row) => <span className="whitespace-nowrap">{t(`classes.${row.incomeClass}`)}</span>,
              },
              { key: 'state', title: t('columns.state'), cell: (row) => <ListState state={row.state} /> },
              {
                key: 'amount',
                title: t('columns.amount'),
                numeric: true,
                cell: (row) => <Yuan fen={row.amountFen} />,
              },
            ]}
          />
        </>
      )}
    </section>
  )
}
