import type { LoaderFunctionArgs } from '@remix-run/node'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import { csvResponse, localMoment } from '../coordinator/csv-response.ts'
import { requireCoordinator } from '../coordinator/guard.ts'
import { readAsked } from '../coordinator/report-query.ts'
import { moneyWords } from '../coordinator.payments/money-words.ts'

/** Checkouts whose end we do not know. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const query = { ...readAsked(request.url), all: true }
  const { rows } = await refusing(context, context.shop.desk.checkouts(viewer, query))
  const t = translate(context.locale)
  const words = moneyWords(t)
  return csvResponse(
    'reedflower-checkouts',
    [
      { title: t('desk.list.order'), cell: (row) => row.orderNumber },
      { title: t('desk.checkouts.opened'), cell: (row) => localMoment(row.openedAt) },
      { title: t('desk.list.amount'), cell: (row) => ({ fen: row.amountFen }) },
      { title: t('desk.list.currency'), cell: (row) => row.currency },
      { title: t('desk.list.state'), cell: (row) => t(`desk.checkouts.state.${row.state}`) },
      { title: t('desk.checkouts.orderState'), cell: (row) => t(`coordinator.orderStates.${row.orderState}`) },
      { title: t('desk.checkouts.checked'), cell: (row) => (row.checkedAt ? localMoment(row.checkedAt) : null) },
      { title: t('desk.list.provider'), cell: (row) => words.provider(row.provider) },
      { title: t('desk.list.providerId'), cell: (row) => row.sessionId },
    ],
    rows,
  )
}
