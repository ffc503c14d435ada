import { useLocale, useTranslations } from 'use-intl'
import { type IncomeStage, incomeStages } from '#domain/income-stages.ts'
import { inLocale } from '#domain/locale.ts'
import type { FigureRow } from '#server/households/income-figures.ts'
import type { FigureReport } from '#server/households/read-figures.ts'
import { perEach, Yuan } from '../coordinator/amounts.tsx'
import { type DeskColumn, DeskTable } from '../coordinator/desk-table.tsx'
import { type Asked, addressOf } from '../coordinator/report-query.ts'
import { narrowedTo, useCodeName } from './levels.ts'

/** A report's rows, one place or household each. Amounts lead to the rows behind them. */
export function FigureTable({ report, asked }: { report: FigureReport; asked: Asked }) {
  const t = useTranslations('coordinator')
  const words = useTranslations('reports')
  const locale = useLocale()
  const nameOf = useCodeName()
  const { level, total, sort, descending } = report
  const deeper = { level: null, sort: null }
  const within = (row: FigureRow) => narrowedTo(level, row.code)
  const rows = (row: FigureRow, state: string | null) =>
    addressOf('/coordinator/rows', asked, { ...deeper, ...within(row), state })
  const page = (row: FigureRow) =>
    level === 'household'
      ? addressOf(`/coordinator/households/${row.code}`, asked, { ...deeper, place: null })
      : addressOf('/coordinator', asked, { ...deeper, ...within(row) })
  const stageColumn = (stage: IncomeStage): DeskColumn<FigureRow> => ({
    key: stage,
    title: words(`stage.${stage}`),
    unit: t('income.yuan'),
    sort: stage,
    numeric: true,
    cell: (row) => <Yuan fen={row[stage].netFen} href={rows(row, stage)} label={t('income.showRows')} />,
    foot: <Yuan fen={total[stage].netFen} />,
  })
  const columns: DeskColumn<FigureRow>[] = [
    {
      key: 'name',
      title: words(`levelNames.${level}`),
      sort: 'name',
      cell: (row) => (
        <>
          <a href={page(row)} className="link text-sm">
            {nameOf(level, row.code) ?? inLocale(locale, row.nameZh, row.nameEn)}
          </a>
          {row.noteZh ? <span className="block text-soft">{inLocale(locale, row.noteZh, row.noteEn)}</span> : null}
        </>
      ),
      foot: t('income.total'),
    },
    ...incomeStages.map(stageColumn),
    ...(['gross', 'cost', 'net'] as const).map(
      (part): DeskColumn<FigureRow> => ({
        key: part,
        title: t(`income.${part}`),
        unit: t('income.yuan'),
        sort: part,
        numeric: true,
        cell: (row) => (
          <Yuan
            fen={row.total[`${part}Fen`]}
            href={part === 'net' ? rows(row, null) : undefined}
            label={t('income.showRows')}
          />
        ),
        foot: <Yuan fen={total.total[`${part}Fen`]} />,
      }),
    ),
    ...(level === 'household' ? [] : [householdsColumn(t('income.households'), report)]),
    {
      key: 'perHousehold',
      title: t('income.perHousehold'),
      unit: t('income.perHouseholdUnit'),
      numeric: true,
      cell: (row) => <Yuan fen={perEach(row.total.netFen, row.households)} />,
      foot: <Yuan fen={perEach(total.total.netFen, total.households)} />,
    },
    {
      key: 'perHead',
      title: t('income.perHead'),
      unit: t('income.perHeadUnit'),
      numeric: true,
      cell: (row) => <Yuan fen={perEach(row.total.netFen, row.members)} />,
      foot: <Yuan fen={perEach(total.total.netFen, total.members)} />,
    },
    {
      key: 'lines',
      title: t('income.lines'),
      sort: 'lines',
      numeric: true,
      cell: (row) => row.lines,
      foot: total.lines,
    },
  ]
  return (
    <DeskTable
      caption={t('overview.table', { level: words(`levelNames.${level}`) })}
      columns={level === 'household' ? columns.filter(({ key }) => key !== 'perHousehold') : columns}
      rows={report.rows}
      rowKey={(row) => row.code}
      sorted={{ sort, descending, href: (next) => addressOf('/coordinator', asked, { sort: next }) }}
    />
  )
}

const householdsColumn = (title: string, { total }: FigureReport): DeskColumn<FigureRow> => ({
  key: 'households',
  title,
  sort: 'households',
  numeric: true,
  cell: (row) => `${row.households} / ${row.registered}`,
  foot: `${total.households} / ${total.registered}`,
})
