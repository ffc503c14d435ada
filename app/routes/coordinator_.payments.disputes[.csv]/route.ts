import type { LoaderFunctionArgs } from '@remix-run/node'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import { csvResponse, localMoment } from '../coordinator/csv-response.ts'
import { requireCoordinator } from '../coordinator/guard.ts'
import { readAsked } from '../coordinator/report-query.ts'
import { moneyWords } from '../coordinator.payments/money-words.ts'

/** Disputes of one state. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const query = { ...readAsked(request.url), all: true }
  const { rows } = await refusing(context, context.shop.desk.disputes(viewer, query))
  const t = translate(context.locale)
  const words = moneyWords(t)
  const moment = (at: Date | null) => (at ? localMoment(at) : null)
  return csvResponse(
    'reedflower-disputes',
    [
      { title: t('desk.list.order'), cell: (row) => row.orderNumber },
      { title: t('desk.disputes.due'), cell: (row) => moment(row.evidenceDueAt) },
      { title: `${t('desk.list.amount')} (${t('coordinator.income.yuan')})`, cell: (row) => ({ fen: row.amountFen }) },
      { title: t('desk.list.state'), cell: (row) => t(`desk.disputes.state.${row.state}`) },
      { title: t('desk.list.reason'), cell: (row) => words.disputeReason(row) },
      {
        title: t('desk.disputes.withheld'),
        cell: (row) => t(row.withheld ? 'desk.disputes.withheldYes' : 'desk.disputes.withheldNo'),
      },
      { title: t('desk.disputes.opened'), cell: (row) => localMoment(row.openedAt) },
      { title: t('desk.disputes.closed'), cell: (row) => moment(row.closedAt) },
      { title: t('desk.list.provider'), cell: (row) => words.provider(row.provider) },
      { title: t('desk.list.providerId'), cell: (row) => row.providerDisputeId },
    ],
    rows,
  )
}
