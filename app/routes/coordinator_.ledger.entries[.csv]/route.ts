import type { LoaderFunctionArgs } from '@remix-run/node'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import { csvResponse, localMoment } from '../coordinator/csv-response.ts'
import { requireCoordinator } from '../coordinator/guard.ts'
import { readAsked } from '../coordinator/report-query.ts'

/** What moved an account. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const account = new URL(request.url).searchParams.get('account') ?? ''
  const query = { ...readAsked(request.url), all: true }
  const { rows } = await refusing(context, context.shop.ledger.entries(viewer, account, query))
  const t = translate(context.locale)
  return csvResponse(
    'reedflower-account-entries',
    [
      { title: t('books.entries.sequence'), cell: (row) => row.sequence },
      { title: t('books.entries.day'), cell: (row) => row.day },
      { title: t('books.entries.kind'), cell: (row) => t(`coordinator.entryKinds.${row.kind}`) },
      { title: `${t('books.entries.fen')} (${t('books.yuan')})`, cell: (row) => ({ fen: row.fen }) },
      { title: t('books.entries.order'), cell: (row) => row.orderNumber },
      { title: t('books.entries.at'), cell: (row) => localMoment(row.occurredAt) },
      { title: t('books.entries.block'), cell: (row) => row.block },
      { title: t('books.entries.cause'), cell: (row) => row.cause },
    ],
    rows,
  )
}
