import { useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import { formatQuantity, periodBases } from '#domain/period-basis.ts'
import type { ListHousehold, PeriodListPage } from '#server/period-income/read-list.ts'
import { Yuan } from '../coordinator/amounts.tsx'
import { type DeskColumn, DeskTable } from '../coordinator/desk-table.tsx'

/** Households of a list with how each amount comes about. */
export function ListRows({ list }: { list: PeriodListPage }) {
  const t = useTranslations('periods')
  const locale = useLocale()
  const { counts, pays, yearly } = periodBases[list.type]
  const months: DeskColumn<ListHousehold> = {
    key: 'months',
    title: t('columns.months'),
    numeric: true,
    foot: '',
    cell: ({ basis }) => basis.months,
  }
  return (
    <DeskTable
      caption={t('page.rowsCaption', { period: list.period })}
      rows={list.rows}
      rowKey={(row) => row.householdId}
      columns={[
        {
          key: 'household',
          title: t('columns.household'),
          foot: t('sum'),
          cell: (row) => (
            <a href={`/coordinator/households/${row.householdId}`} className="link">
              {row.maskedName} <span className="block text-soft tabular">{row.code}</span>
            </a>
          ),
        },
        {
          key: 'village',
          title: t('columns.village'),
          foot: '',
          cell: (row) => <span className="whitespace-nowrap">{inLocale(locale, row.villageZh, row.villageEn)}</span>,
        },
        {
          key: 'quantity',
          title: t(`counts.${counts}`),
          numeric: true,
          foot: '',
          cell: ({ basis }) => formatQuantity(basis.quantityMilli),
        },
        {
          key: 'rate',
          title: t(`pays.${pays}`),
          numeric: true,
          foot: '',
          cell: ({ basis }) => <Yuan fen={basis.rateFen} />,
        },
        ...(yearly ? [months] : []),
        {
          key: 'amount',
          title: t('columns.amount'),
          numeric: true,
          foot: <Yuan fen={list.totalFen} />,
          cell: (row) => <Yuan fen={row.amountFen} />,
        },
      ]}
    />
  )
}
