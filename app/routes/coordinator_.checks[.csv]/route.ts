import type { LoaderFunctionArgs } from '@remix-run/node'
import { inLocale } from '#domain/locale.ts'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import { csvResponse, localMoment } from '../coordinator/csv-response.ts'
import { requireCoordinator } from '../coordinator/guard.ts'
import { readAsked } from '../coordinator/report-query.ts'

/** Households that are asked what they received, of one state. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const { rows } = await refusing(context, context.shop.receipts.list(viewer, { ...readAsked(request.url), all: true }))
  const t = translate(context.locale)
  const inYuan = (title: string) => `${title} (${t('coordinator.income.yuan')})`
  return csvResponse(
    'reedflower-receipt-checks',
    [
      { title: t('receipts.desk.household'), cell: (row) => row.householdCode },
      { title: t('coordinator.access.village'), cell: (row) => inLocale(context.locale, row.villageZh, row.villageEn) },
      { title: t('receipts.desk.state'), cell: (row) => t(`receipts.state.${row.state}`) },
      { title: inYuan(t('receipts.desk.paid')), cell: (row) => ({ fen: row.paidFen }) },
      {
        title: inYuan(t('receipts.desk.received')),
        cell: ({ receivedFen }) => (receivedFen === null ? null : { fen: receivedFen }),
      },
      { title: t('receipts.desk.method'), cell: (row) => (row.method ? t(`receipts.method.${row.method}`) : '') },
      { title: t('receipts.desk.run'), cell: (row) => row.runNumber },
      { title: t('receipts.desk.opened'), cell: (row) => localMoment(row.openedAt) },
    ],
    rows,
  )
}
