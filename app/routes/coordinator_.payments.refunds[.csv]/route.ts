import type { LoaderFunctionArgs } from '@remix-run/node'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import { csvResponse, localMoment } from '../coordinator/csv-response.ts'
import { requireCoordinator } from '../coordinator/guard.ts'
import { readAsked } from '../coordinator/report-query.ts'
import { moneyWords } from '../coordinator.payments/money-words.ts'

/** Refunds of one state. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const query = { ...readAsked(request.url), all: true }
  const { rows } = await refusing(context, context.shop.desk.refunds(viewer, query))
  const t = translate(context.locale)
  const words = moneyWords(t)
  return csvResponse(
    'reedflower-refunds',
    [
      { title: t('desk.list.id'), cell: (row) => row.id },
      { title: t('desk.list.asked'), cell: (row) => localMoment(row.requestedAt) },
      { title: t('desk.list.amount'), cell: (row) => ({ fen: row.amountFen }) },
      { title: t('desk.list.currency'), cell: (row) => row.currency },
      { title: t('desk.list.state'), cell: (row) => words.refundState(row) },
      { title: t('desk.list.failure'), cell: (row) => (row.failureCode ? words.refundFailure(row.failureCode) : null) },
      { title: t('desk.list.order'), cell: (row) => row.orderNumber },
      { title: t('desk.list.reason'), cell: (row) => words.refundReason(row) },
      { title: t('desk.list.by'), cell: (row) => words.askedBy(row) },
      { title: t('desk.list.settled'), cell: (row) => (row.settledAt ? localMoment(row.settledAt) : null) },
      { title: t('desk.list.evidence'), cell: (row) => row.evidence },
      { title: t('desk.list.provider'), cell: (row) => words.provider(row.provider) },
      { title: t('desk.list.providerId'), cell: (row) => row.providerRefundId },
      { title: t('desk.refunds.replacedBy'), cell: (row) => row.replacedById },
    ],
    rows,
  )
}
