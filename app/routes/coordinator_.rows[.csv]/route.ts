import type { LoaderFunctionArgs } from '@remix-run/node'
import type { CsvColumn } from '#domain/csv.ts'
import { inLocale } from '#domain/locale.ts'
import type { IncomeRow } from '#server/households/income-rows.ts'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import { csvResponse, localMoment } from '../coordinator/csv-response.ts'
import { requireCoordinator } from '../coordinator/guard.ts'
import { readAsked } from '../coordinator/report-query.ts'

/** Attributions of a filter; names stay masked, whatever purpose was given. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const query = { ...readAsked(request.url), all: true }
  const report = await refusing(context, context.shop.households.rows(viewer, query))
  const t = translate(context.locale)
  const text = (zh: string | null, en: string | null) => (zh === null ? null : inLocale(context.locale, zh, en))
  const unit = (words: string) => `${words} (${t('coordinator.income.yuan')})`
  const stateOf = (row: IncomeRow) =>
    row.kind === 'reversal' ? ('reversal' as const) : row.reversed ? ('reversed' as const) : row.state
  const columns: CsvColumn<IncomeRow>[] = [
    { title: t('coordinator.rows.at'), cell: (row) => localMoment(row.at) },
    { title: t('coordinator.rows.code'), cell: (row) => row.householdCode },
    { title: t('coordinator.rows.household'), cell: (row) => row.maskedName },
    { title: t('coordinator.rows.village'), cell: (row) => text(row.villageZh, row.villageEn) },
    { title: t('coordinator.rows.order'), cell: (row) => row.orderNumber },
    { title: t('coordinator.rows.product'), cell: (row) => text(row.productZh, row.productEn) },
    { title: t('coordinator.rows.quantity'), cell: (row) => row.quantity },
    { title: unit(t('coordinator.rows.price')), cell: (row) => ({ fen: row.unitPriceFen }) },
    { title: unit(t('coordinator.rows.amount')), cell: (row) => ({ fen: row.amountFen }) },
    { title: t('coordinator.rows.channel'), cell: (row) => t(`coordinator.channel.${row.channel}`) },
    { title: t('coordinator.rows.session'), cell: (row) => text(row.sessionZh, row.sessionEn) },
    {
      title: t('coordinator.rows.agreement'),
      cell: (row) => t('coordinator.line.versionOf', { code: row.agreementCode, version: row.agreementVersion }),
    },
    ...(['gross', 'cost', 'net'] as const).map(
      (part): CsvColumn<IncomeRow> => ({
        title: unit(t(`coordinator.income.${part}`)),
        cell: (row) => ({ fen: row[`${part}Fen`] }),
      }),
    ),
    { title: t('coordinator.rows.state'), cell: (row) => t(`reports.state.${stateOf(row)}`) },
  ]
  return csvResponse(`reedflower-rows-${report.period.fromDay}-${report.period.toDay}`, columns, report.rows)
}
