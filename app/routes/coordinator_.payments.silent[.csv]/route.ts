import type { LoaderFunctionArgs } from '@remix-run/node'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import { csvResponse, localMoment } from '../coordinator/csv-response.ts'
import { requireCoordinator } from '../coordinator/guard.ts'
import { readAsked } from '../coordinator/report-query.ts'
import { moneyWords } from '../coordinator.payments/money-words.ts'

/** Payments of the last day of which no notice came. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const query = { ...readAsked(request.url), all: true }
  const { rows } = await refusing(context, context.shop.desk.silent(viewer, query))
  const t = translate(context.locale)
  const words = moneyWords(t)
  return csvResponse(
    'reedflower-silent-payments',
    [
      { title: t('desk.list.at'), cell: (row) => localMoment(row.paidAt) },
      { title: t('desk.list.amount'), cell: (row) => ({ fen: row.amountFen }) },
      { title: t('desk.list.currency'), cell: (row) => row.currency },
      { title: t('desk.list.order'), cell: (row) => row.orderNumber },
      { title: t('desk.silent.source'), cell: (row) => t(`desk.sources.${row.source}`) },
      { title: t('desk.list.provider'), cell: (row) => words.provider(row.provider) },
      { title: t('desk.list.providerId'), cell: (row) => row.providerPaymentId },
    ],
    rows,
  )
}
