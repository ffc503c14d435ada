import type { LoaderFunctionArgs } from '@remix-run/node'
import { inLocale } from '#domain/locale.ts'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import { csvResponse } from '../coordinator/csv-response.ts'
import { requireCoordinator } from '../coordinator/guard.ts'
import { readAsked } from '../coordinator/report-query.ts'

/** Aid funds of the scope. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const { rows } = await refusing(context, context.shop.aid.funds(viewer, readAsked(request.url)))
  const t = translate(context.locale)
  const words = (zh: string, en: string) => inLocale(context.locale, zh, en)
  const sums = ['amount', 'granted', 'advanced', 'repaid', 'promised', 'left', 'waiting'] as const
  return csvResponse(
    'reedflower-funds',
    [
      { title: t('aid.newFund.code'), cell: (row) => row.code },
      { title: t('aid.columns.fund'), cell: (row) => words(row.nameZh, row.nameEn) },
      { title: t('aid.newFund.sourceZh'), cell: (row) => words(row.sourceZh, row.sourceEn) },
      { title: t('aid.columns.district'), cell: (row) => words(row.districtZh, row.districtEn) },
      { title: t('aid.columns.year'), cell: (row) => row.year },
      { title: t('aid.columns.state'), cell: (row) => t(`aid.fundStates.${row.state}`) },
      ...sums.map((name) => ({
        title: t(`aid.columns.${name}`),
        cell: (row: (typeof rows)[number]) => ({ fen: row[`${name}Fen`] }),
      })),
    ],
    rows,
  )
}
