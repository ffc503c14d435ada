import type { LoaderFunctionArgs } from '@remix-run/node'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import { csvResponse } from '../coordinator/csv-response.ts'
import { requireCoordinator } from '../coordinator/guard.ts'
import { readAsked } from '../coordinator/report-query.ts'

/** The course of net income, step by step. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const report = await refusing(context, context.shop.households.figures(viewer, readAsked(request.url)))
  const t = translate(context.locale)
  const unit = (words: string) => `${words} (${t('coordinator.income.yuan')})`
  const { fromDay, toDay } = report.period
  return csvResponse(
    `reedflower-trend-${fromDay}-${toDay}`,
    [
      { title: t('coordinator.overview.trendTime'), cell: (point) => point.at.replace('T', ' ') },
      { title: unit(t('coordinator.income.provisional')), cell: (point) => ({ fen: point.provisionalFen }) },
      { title: unit(t('coordinator.income.confirmed')), cell: (point) => ({ fen: point.confirmedFen }) },
    ],
    report.trend,
  )
}
