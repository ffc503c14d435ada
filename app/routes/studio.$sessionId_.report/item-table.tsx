import { useTranslations } from 'use-intl'
import type { LiveReport } from '#server/livestream/report/read-report.ts'
import { DataTable } from '../../components/data-table.tsx'
import { formatMoney } from '../../i18n/format-money.ts'
import { useMinuteWords } from './minute-words.ts'

/** What each product of the session came to. Its households' income stands there only where enough of them share it. */
export function ItemTable({ report }: { report: LiveReport }) {
  const t = useTranslations('report.items')
  const words = useMinuteWords()
  const { byItem } = report.income
  const incomeOf = (itemId: string) => byItem.find((item) => item.itemId === itemId)
  return (
    <DataTable
      caption={t('title')}
      rows={report.items}
      rowKey={({ itemId }) => itemId}
      columns={[
        {
          key: 'product',
          title: t('product'),
          cell: (item) => (
            <a className="link inline-block min-w-36" href={`/products/${item.slug}`}>
              {words.item(item)} · {words.spec(item)}
            </a>
          ),
        },
        { key: 'units', title: t('units'), numeric: true, cell: words.units },
        { key: 'orders', title: t('orders'), numeric: true, cell: ({ orders }) => orders },
        { key: 'goods', title: t('goods'), numeric: true, cell: ({ goodsFen }) => formatMoney(goodsFen) },
        ...(byItem.length === 0
          ? []
          : [
              {
                key: 'income',
                title: t('income'),
                numeric: true,
                cell: ({ itemId }: { itemId: string }) => {
                  const income = incomeOf(itemId)
                  return income ? formatMoney(income.netFen) : '–'
                },
              },
            ]),
      ]}
    />
  )
}
