import type { LoaderFunctionArgs } from '@remix-run/node'
import type { DifferenceRow } from '#server/payments/reconciliation/list-differences.ts'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import { csvResponse, localMoment } from '../coordinator/csv-response.ts'
import { requireCoordinator } from '../coordinator/guard.ts'
import { readAsked } from '../coordinator/report-query.ts'
import { moneyWords } from '../coordinator.payments/money-words.ts'

const MOST_PAGES = 200

/** Differences of one state, all pages up to a bound. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const state = readAsked(request.url).state === 'closed' ? ('closed' as const) : ('open' as const)
  const rows: DifferenceRow[] = []
  for (let page = 1; page <= MOST_PAGES; page++) {
    const list = await refusing(context, context.shop.reconciliation.differences(viewer, { state, page }))
    rows.push(...list.rows)
    if (list.rows.length < list.pageSize) break
  }
  const t = translate(context.locale)
  const words = moneyWords(t)
  return csvResponse(
    'reedflower-differences',
    [
      { title: t('desk.differences.kind'), cell: (row) => t(`desk.differences.kinds.${row.kind}`) },
      { title: t('desk.differences.ledger'), cell: (row) => ({ fen: row.ledgerFen }) },
      { title: t('desk.differences.theirs'), cell: (row) => ({ fen: row.providerFen }) },
      { title: t('desk.differences.difference'), cell: (row) => ({ fen: row.providerFen - row.ledgerFen }) },
      { title: t('desk.list.currency'), cell: (row) => row.currency },
      { title: t('desk.list.order'), cell: (row) => row.orderNumber },
      { title: t('desk.list.provider'), cell: (row) => words.provider(row.provider) },
      { title: t('desk.list.providerId'), cell: (row) => row.reference },
      { title: t('desk.differences.found'), cell: (row) => localMoment(row.foundAt) },
      { title: t('desk.differences.closed'), cell: (row) => (row.closedAt ? localMoment(row.closedAt) : null) },
      { title: t('desk.list.by'), cell: (row) => row.closedByName },
      {
        title: t('desk.differences.resolution'),
        cell: (row) => (row.closedBy === 'clock' ? t('desk.differences.agrees') : row.resolution),
      },
    ],
    rows,
  )
}
