import type { LoaderFunctionArgs } from '@remix-run/node'
import { inLocale } from '#domain/locale.ts'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import { csvResponse } from '../coordinator/csv-response.ts'
import { requireCoordinator } from '../coordinator/guard.ts'
import { readAsked } from '../coordinator/report-query.ts'

/** What the parties are owed. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const query = { ...readAsked(request.url), all: true }
  const { rows } = await refusing(context, context.shop.desk.payables(viewer, query))
  const t = translate(context.locale)
  const inYuan = (title: string) => `${title} (${t('coordinator.income.yuan')})`
  return csvResponse(
    'reedflower-payables',
    [
      { title: t('desk.payables.kind'), cell: (row) => t(`desk.payables.states.${row.party}`) },
      {
        title: t('desk.payables.party'),
        cell: (row) => (row.nameZh === null ? null : inLocale(context.locale, row.nameZh, row.nameEn)),
      },
      { title: t('desk.payables.code'), cell: (row) => row.code },
      { title: inYuan(t('desk.payables.payable')), cell: (row) => ({ fen: row.payableFen }) },
      { title: inYuan(t('desk.payables.confirmed')), cell: (row) => ({ fen: row.confirmedFen }) },
      { title: inYuan(t('desk.payables.frozenConfirmed')), cell: (row) => ({ fen: row.frozenConfirmedFen }) },
      { title: inYuan(t('desk.payables.provisional')), cell: (row) => ({ fen: row.provisionalFen }) },
      { title: inYuan(t('desk.payables.frozenProvisional')), cell: (row) => ({ fen: row.frozenProvisionalFen }) },
    ],
    rows,
  )
}
