import type { LoaderFunctionArgs } from '@remix-run/node'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import { csvResponse, localMoment } from '../coordinator/csv-response.ts'
import { requireCoordinator } from '../coordinator/guard.ts'
import { readAsked } from '../coordinator/report-query.ts'
import { moneyWords } from '../coordinator.payments/money-words.ts'

/** Money that fits no order. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const query = { ...readAsked(request.url), all: true }
  const { rows } = await refusing(context, context.shop.desk.unmatched(viewer, query))
  const t = translate(context.locale)
  const words = moneyWords(t)
  return csvResponse(
    'reedflower-unmatched',
    [
      { title: t('desk.unmatched.paidAt'), cell: (row) => localMoment(row.paidAt) },
      { title: t('desk.list.amount'), cell: (row) => ({ fen: row.amountFen }) },
      { title: t('desk.list.currency'), cell: (row) => row.currency },
      { title: t('desk.unmatched.wanted'), cell: (row) => (row.wantedFen === null ? null : { fen: row.wantedFen }) },
      { title: t('desk.list.order'), cell: (row) => row.orderNumber },
      { title: t('desk.list.state'), cell: (row) => t(`desk.unmatched.state.${row.refundState ?? 'open'}`) },
      { title: t('desk.unmatched.method'), cell: (row) => words.method(row.method) },
      { title: t('desk.unmatched.source'), cell: (row) => t(`desk.sources.${row.source}`) },
      { title: t('desk.list.provider'), cell: (row) => words.provider(row.provider) },
      { title: t('desk.list.providerId'), cell: (row) => row.providerPaymentId },
    ],
    rows,
  )
}
