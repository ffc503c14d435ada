import type { LoaderFunctionArgs } from '@remix-run/node'
import { inLocale } from '#domain/locale.ts'
import { formatQuantity, periodBases } from '#domain/period-basis.ts'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import { csvResponse } from '../coordinator/csv-response.ts'
import { requireCoordinator } from '../coordinator/guard.ts'

/** The households of a list. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const list = await refusing(context, context.shop.periodIncome.list(viewer, params.id ?? ''))
  const t = translate(context.locale)
  const { counts, pays } = periodBases[list.type]
  return csvResponse(
    `reedflower-period-${list.code}-${list.period}`,
    [
      { title: t('periods.columns.period'), cell: () => list.period },
      { title: t('periods.columns.code'), cell: (row) => row.code },
      { title: t('periods.columns.household'), cell: (row) => row.maskedName },
      { title: t('periods.columns.village'), cell: (row) => inLocale(context.locale, row.villageZh, row.villageEn) },
      { title: t(`periods.counts.${counts}`), cell: (row) => formatQuantity(row.basis.quantityMilli) },
      { title: t(`periods.pays.${pays}`), cell: (row) => ({ fen: row.basis.rateFen }) },
      { title: t('periods.columns.months'), cell: (row) => row.basis.months },
      { title: t('periods.columns.amount'), cell: (row) => ({ fen: row.amountFen }) },
    ],
    list.rows,
  )
}
