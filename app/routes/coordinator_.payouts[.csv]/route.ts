import type { LoaderFunctionArgs } from '@remix-run/node'
import { inLocale } from '#domain/locale.ts'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import { csvResponse, localMoment } from '../coordinator/csv-response.ts'
import { requireCoordinator } from '../coordinator/guard.ts'
import { readAsked } from '../coordinator/report-query.ts'

/** Payout runs of one state. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const { rows } = await refusing(context, context.shop.payouts.list(viewer, { ...readAsked(request.url), all: true }))
  const t = translate(context.locale)
  const inYuan = (title: string) => `${title} (${t('coordinator.income.yuan')})`
  return csvResponse(
    'reedflower-payout-runs',
    [
      { title: t('payouts.column.number'), cell: (row) => row.number },
      { title: t('payouts.column.state'), cell: (row) => t(`payouts.state.${row.state}`) },
      { title: t('payouts.column.place'), cell: (row) => inLocale(context.locale, row.districtZh, row.districtEn) },
      { title: t('payouts.new.producer'), cell: (row) => row.producerZh },
      { title: t('payouts.column.period'), cell: (row) => row.period },
      { title: t('payouts.column.households'), cell: (row) => row.households },
      { title: t('payouts.column.paid'), cell: (row) => row.paid },
      { title: t('payouts.column.failed'), cell: (row) => row.failed },
      { title: inYuan(t('payouts.column.amount')), cell: (row) => ({ fen: row.amountFen }) },
      { title: inYuan(t('payouts.column.paidFen')), cell: (row) => ({ fen: row.paidFen }) },
      { title: t('payouts.column.proposed'), cell: (row) => localMoment(row.proposedAt) },
    ],
    rows,
  )
}
