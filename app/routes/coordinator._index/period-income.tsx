import { useTranslations } from 'use-intl'
import type { PeriodSum } from '#server/reports/read-period-income.ts'
import { Yuan } from '../coordinator/amounts.tsx'
import { DeskTable } from '../coordinator/desk-table.tsx'

/** Wages, rents and dividends of the period, by linkage type: beside the sales above, never in them. */
export function PeriodIncome({ sums }: { sums: readonly PeriodSum[] }) {
  const t = useTranslations('reports')
  const words = useTranslations('coordinator')
  if (sums.length === 0) return null
  return (
    <section aria-labelledby="by-period" className="mt-6">
      <h2 id="by-period" className="text-xl">
        {t('byPeriod.title')}
      </h2>
      <p className="mb-2 text-sm text-soft">{t('byPeriod.lead')}</p>
      <DeskTable
        caption={t('byPeriod.title')}
        rows={sums}
        rowKey={(sum) => sum.type}
        columns={[
          {
            key: 'type',
            title: t('levelNames.type'),
            cell: (sum) => (
              <a href="/coordinator/period-lists" className="link text-sm">
                {words(`types.${sum.type}`)}
              </a>
            ),
          },
          {
            key: 'fen',
            title: t('byPeriod.amount'),
            unit: t('yuan'),
            numeric: true,
            cell: (sum) => <Yuan fen={sum.fen} />,
          },
          { key: 'households', title: words('income.households'), numeric: true, cell: (sum) => sum.households },
        ]}
      />
    </section>
  )
}
