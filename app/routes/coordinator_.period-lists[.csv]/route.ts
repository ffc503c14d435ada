import type { LoaderFunctionArgs } from '@remix-run/node'
import { inLocale } from '#domain/locale.ts'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import { csvResponse, localMoment } from '../coordinator/csv-response.ts'
import { requireCoordinator } from '../coordinator/guard.ts'
import { readAsked } from '../coordinator/report-query.ts'

/** Lists by period of the scope. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const list = await refusing(
    context,
    context.shop.periodIncome.lists(viewer, { ...readAsked(request.url), all: true }),
  )
  const t = translate(context.locale)
  const words = (zh: string, en: string) => inLocale(context.locale, zh, en)
  return csvResponse(
    'reedflower-period-lists',
    [
      { title: t('periods.columns.period'), cell: (row) => row.period },
      { title: t('coordinator.agreements.code'), cell: (row) => row.code },
      { title: t('periods.columns.agreement'), cell: (row) => words(row.titleZh, row.titleEn) },
      { title: t('periods.columns.type'), cell: (row) => t(`coordinator.types.${row.type}`) },
      { title: t('periods.columns.producer'), cell: (row) => words(row.producerZh, row.producerEn) },
      { title: t('periods.columns.district'), cell: (row) => words(row.districtZh, row.districtEn) },
      { title: t('periods.columns.households'), cell: (row) => row.households },
      { title: t('periods.columns.total'), cell: (row) => ({ fen: row.totalFen }) },
      { title: t('periods.columns.state'), cell: (row) => t(`periods.states.${row.state}`) },
      { title: t('periods.columns.proposed'), cell: (row) => localMoment(row.proposedAt) },
    ],
    list.rows,
  )
}
