import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { IncomeRow } from '#server/households/income-rows.ts'
import type { RowReport } from '#server/households/read-rows.ts'
import { Badge } from '../../components/card.tsx'
import { Yuan } from './amounts.tsx'
import { type DeskColumn, DeskTable } from './desk-table.tsx'

/** Attributions, one a row; each leads to its household, its order line and its agreement. */
export function RowTable({
  report,
  href,
  ofHousehold,
}: {
  report: RowReport
  href: (sort: string) => string
  ofHousehold?: boolean
}) {
  const t = useTranslations('coordinator')
  const locale = useLocale()
  const format = useFormatter()
  const household: DeskColumn<IncomeRow> = {
    key: 'household',
    title: t('rows.household'),
    sort: 'household',
    cell: (row) => (
      <>
        <a href={`/coordinator/households/${row.householdId}`} className="link">
          {row.maskedName}
        </a>{' '}
        <span className="block whitespace-nowrap text-soft">{inLocale(locale, row.villageZh, row.villageEn)}</span>
      </>
    ),
  }
  const columns: DeskColumn<IncomeRow>[] = [
    {
      key: 'at',
      title: t('rows.at'),
      sort: 'at',
      cell: (row) => (
        <a href={`/coordinator/lines/${row.lineId}`} className="link whitespace-nowrap tabular">
          {format.dateTime(row.at, 'moment')}
        </a>
      ),
    },
    ...(ofHousehold ? [] : [household]),
    {
      key: 'order',
      title: t('rows.order'),
      sort: 'order',
      cell: (row) => (
        <a href={`/coordinator/lines/${row.lineId}`} className="link tabular">
          {String(row.orderNumber)}
        </a>
      ),
    },
    {
      key: 'product',
      title: t('rows.product'),
      sort: 'product',
      cell: (row) => <span className="inline-block min-w-28">{inLocale(locale, row.productZh, row.productEn)}</span>,
    },
    { key: 'quantity', title: t('rows.quantity'), sort: 'quantity', numeric: true, cell: (row) => row.quantity },
    {
      key: 'price',
      title: t('rows.price'),
      unit: t('income.yuan'),
      numeric: true,
      cell: (row) => <Yuan fen={row.unitPriceFen} />,
    },
    {
      key: 'channel',
      title: t('rows.channel'),
      cell: (row) => (
        <span className="whitespace-nowrap">
          {t(`channel.${row.channel}`)}
          {row.sessionZh ? (
            <span className="block max-w-40 truncate text-soft">{inLocale(locale, row.sessionZh, row.sessionEn)}</span>
          ) : null}
        </span>
      ),
    },
    {
      key: 'agreement',
      title: t('rows.agreement'),
      cell: (row) => (
        <a
          href={`/coordinator/agreements/${row.agreementId}#version-${row.agreementVersion}`}
          className="link whitespace-nowrap"
        >
          {t('line.versionOf', { code: row.agreementCode, version: row.agreementVersion })}
        </a>
      ),
    },
    ...(['gross', 'cost', 'net'] as const).map(
      (part): DeskColumn<IncomeRow> => ({
        key: part,
        title: t(`income.${part}`),
        unit: t('income.yuan'),
        sort: part,
        numeric: true,
        cell: (row) => <Yuan fen={row[`${part}Fen`]} />,
      }),
    ),
    { key: 'state', title: t('rows.state'), cell: (row) => <RowState row={row} /> },
  ]
  const { sort, descending, rows } = report
  return (
    <DeskTable
      caption={t('rows.caption')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      sorted={{ sort, descending, href }}
    />
  )
}

function RowState({ row }: { row: IncomeRow }) {
  const t = useTranslations('coordinator.state')
  const words = useTranslations('reports.state')
  if (row.kind === 'reversal') return <Badge tone="accent">{t('reversal')}</Badge>
  if (row.reversed) return <Badge>{t('reversed')}</Badge>
  return <Badge tone={row.state === 'provisional' ? 'warn' : 'good'}>{words(row.state)}</Badge>
}
