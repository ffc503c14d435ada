import type { LoaderFunctionArgs } from '@remix-run/node'
import { inLocale } from '#domain/locale.ts'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import { csvResponse, localMoment } from '../coordinator/csv-response.ts'
import { requireCoordinator } from '../coordinator/guard.ts'

/** The uses of a fund. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const fund = await refusing(context, context.shop.aid.fund(viewer, params.id ?? ''))
  const t = translate(context.locale)
  const words = (zh: string, en: string) => inLocale(context.locale, zh, en)
  return csvResponse(
    `reedflower-fund-${fund.code}`,
    [
      { title: t('aid.columns.kind'), cell: (row) => t(`aid.kinds.${row.kind}`) },
      { title: t('aid.columns.state'), cell: (row) => t(`aid.states.${row.state}`) },
      { title: t('periods.columns.code'), cell: (row) => row.householdCode },
      { title: t('aid.columns.receiver'), cell: (row) => words(row.receiverZh, row.receiverEn) },
      { title: t('aid.columns.purpose'), cell: (row) => words(row.purposeZh, row.purposeEn) },
      { title: t('aid.columns.batch'), cell: (row) => row.batchCode },
      { title: t('aid.columns.amount'), cell: (row) => ({ fen: row.amountFen }) },
      { title: t('aid.columns.repaid'), cell: (row) => ({ fen: row.repaidFen }) },
      { title: t('aid.columns.day'), cell: (row) => (row.givenAt ? localMoment(row.givenAt) : null) },
      { title: t('aid.columns.outcome'), cell: (row) => row.outcome },
    ],
    fund.uses,
  )
}
