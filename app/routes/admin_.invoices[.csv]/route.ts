import type { LoaderFunctionArgs } from '@remix-run/node'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import { csvResponse, localMoment } from '../coordinator/csv-response.ts'
import { requireCoordinator } from '../coordinator/guard.ts'

/** All invoices of the scope that buyers asked for. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const list = await refusing(context, context.shop.invoices.list(viewer, { all: true }))
  const t = translate(context.locale)
  return csvResponse(
    'reedflower-invoices',
    [
      { title: t('admin.invoices.order'), cell: (row) => String(row.orderNumber) },
      { title: t('admin.invoices.kind'), cell: (row) => t(`admin.invoices.kinds.${row.kind}`) },
      { title: t('admin.invoices.name'), cell: (row) => row.title },
      { title: t('admin.invoices.taxNo'), cell: (row) => row.taxNo },
      { title: t('admin.invoices.amount'), cell: (row) => ({ fen: row.amountFen }) },
      { title: t('admin.invoices.email'), cell: (row) => row.email },
      { title: t('admin.invoices.asked'), cell: (row) => localMoment(row.askedAt) },
      { title: t('admin.invoices.number'), cell: (row) => row.number },
      { title: t('admin.invoices.issuedAt'), cell: (row) => (row.issuedAt ? localMoment(row.issuedAt) : null) },
    ],
    list.rows,
  )
}
