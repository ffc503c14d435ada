import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { StatementLine } from '#server/payouts/read-statement.ts'
import { Badge } from '../../components/card.tsx'
import { Yuan } from '../coordinator/amounts.tsx'
import { type DeskColumn, DeskTable } from '../coordinator/desk-table.tsx'

/** Every attribution that the payout pays or takes back; each leads to its order line. */
export function StatementLines({ lines }: { lines: readonly StatementLine[] }) {
  const t = useTranslations('payouts.statement')
  const unit = useTranslations('coordinator.income')('yuan')
  const locale = useLocale()
  const format = useFormatter()
  const total = lines.reduce((sum, { fen }) => sum + fen, 0n)
  const amounts = [
    ['gross', 'grossFen'],
    ['cost', 'costFen'],
    ['net', 'netFen'],
  ] as const
  const columns: DeskColumn<StatementLine>[] = [
    {
      key: 'order',
      title: t('order'),
      cell: (line) => (
        <a href={`/coordinator/lines/${line.lineId}`} className="link tabular">
          {String(line.orderNumber)}
        </a>
      ),
      foot: '',
    },
    {
      key: 'at',
      title: t('at'),
      cell: (line) => <span className="whitespace-nowrap tabular">{format.dateTime(line.at, 'moment')}</span>,
      foot: '',
    },
    {
      key: 'kind',
      title: t('kindTitle'),
      cell: (line) => <Badge tone={line.kind === 'sale' ? 'good' : 'accent'}>{t(`kind.${line.kind}`)}</Badge>,
      foot: '',
    },
    { key: 'goods', title: t('goods'), cell: (line) => inLocale(locale, line.productZh, line.productEn), foot: '' },
    { key: 'quantity', title: t('quantity'), numeric: true, cell: (line) => line.quantity, foot: '' },
    ...amounts.map(
      ([name, field]): DeskColumn<StatementLine> => ({
        key: name,
        title: t(name),
        unit,
        numeric: true,
        cell: (line) => <Yuan fen={line[field]} />,
        foot: '',
      }),
    ),
    {
      key: 'fen',
      title: t('inThis'),
      unit,
      numeric: true,
      cell: (line) => <Yuan fen={line.fen} href={`/coordinator/lines/${line.lineId}`} />,
      foot: <Yuan fen={total} />,
    },
  ]
  return (
    <section aria-labelledby="lines" className="mt-8 scroll-mt-6">
      <h2 id="lines" className="mb-2 text-xl">
        {t('lines')}
      </h2>
      <DeskTable caption={t('linesCaption')} columns={columns} rows={lines} rowKey={(line) => line.attributionId} />
    </section>
  )
}
