import type { LoaderFunctionArgs } from '@remix-run/node'
import { inLocale } from '#domain/locale.ts'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import { csvResponse } from '../coordinator/csv-response.ts'
import { requireCoordinator } from '../coordinator/guard.ts'
import { readAsked } from '../coordinator/report-query.ts'

/** The payouts of a run, by household code and without names. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const query = { ...readAsked(request.url), all: true }
  const { run, payouts } = await refusing(context, context.shop.payouts.run(viewer, params.id ?? '', query))
  const t = translate(context.locale)
  const inYuan = (title: string) => `${title} (${t('coordinator.income.yuan')})`
  const parts = ['earned', 'recovered', 'repaid', 'amount'] as const
  return csvResponse(
    `reedflower-payout-run-${run.number}`,
    [
      { title: t('payouts.column.reference'), cell: (row) => row.reference },
      { title: t('payouts.column.householdCode'), cell: (row) => row.code },
      { title: t('payouts.column.village'), cell: (row) => inLocale(context.locale, row.villageZh, row.villageEn) },
      ...parts.map((part) => ({
        title: inYuan(t(`payouts.column.${part}`)),
        cell: (row: (typeof payouts.rows)[number]) => ({ fen: row[`${part}Fen`] }),
      })),
      { title: t('payouts.column.state'), cell: (row) => t(`payouts.payoutState.${row.state}`) },
    ],
    payouts.rows,
  )
}
