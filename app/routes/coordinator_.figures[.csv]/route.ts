import type { LoaderFunctionArgs } from '@remix-run/node'
import type { CsvColumn } from '#domain/csv.ts'
import { incomeStages } from '#domain/income-stages.ts'
import type { LinkageType } from '#domain/linkage-types.ts'
import { inLocale } from '#domain/locale.ts'
import type { FigureRow } from '#server/households/income-figures.ts'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import { perEach } from '../coordinator/amounts.tsx'
import { csvResponse } from '../coordinator/csv-response.ts'
import { requireCoordinator } from '../coordinator/guard.ts'
import { readAsked } from '../coordinator/report-query.ts'

/** The overview's table, all rows of it; the total is a last row, with households and lines counted once. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const query = { ...readAsked(request.url), all: true }
  const report = await refusing(context, context.shop.households.figures(viewer, query))
  const t = translate(context.locale)
  const unit = (words: string) => `${words} (${t('coordinator.income.yuan')})`
  const money = (each: bigint | null) => (each === null ? null : { fen: each })
  const nameOf = (row: FigureRow) => {
    const name = inLocale(context.locale, row.nameZh, row.nameEn)
    if (row.code === '') return name
    if (report.level === 'type') return t(`coordinator.types.${row.code as LinkageType}`)
    return report.level === 'channel' ? t(`coordinator.channel.${row.code as 'shop' | 'live'}`) : name
  }
  const columns: CsvColumn<FigureRow>[] = [
    { title: t(`reports.levelNames.${report.level}`), cell: (row) => nameOf(row) },
    { title: t('coordinator.rows.code'), cell: (row) => (report.level === 'household' ? row.noteZh : row.code) },
    ...incomeStages.map(
      (stage): CsvColumn<FigureRow> => ({
        title: unit(t(`reports.stage.${stage}`)),
        cell: (row) => ({ fen: row[stage].netFen }),
      }),
    ),
    { title: unit(t('coordinator.income.gross')), cell: (row) => ({ fen: row.total.grossFen }) },
    { title: unit(t('coordinator.income.cost')), cell: (row) => ({ fen: row.total.costFen }) },
    { title: unit(t('coordinator.income.net')), cell: (row) => ({ fen: row.total.netFen }) },
    { title: t('coordinator.income.households'), cell: (row) => row.households },
    {
      title: `${t('coordinator.income.perHousehold')} (${t('coordinator.income.perHouseholdUnit')})`,
      cell: (row) => money(perEach(row.total.netFen, row.households)),
    },
    {
      title: `${t('coordinator.income.perHead')} (${t('coordinator.income.perHeadUnit')})`,
      cell: (row) => money(perEach(row.total.netFen, row.members)),
    },
    { title: t('coordinator.income.lines'), cell: (row) => row.lines },
  ]
  const words = t('coordinator.income.total')
  const total = { ...report.total, code: '', nameZh: words, nameEn: words, noteZh: null, noteEn: null }
  const { fromDay, toDay } = report.period
  return csvResponse(`reedflower-${report.level}-${fromDay}-${toDay}`, columns, [...report.rows, total])
}
