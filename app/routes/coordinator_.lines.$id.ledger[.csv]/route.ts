import type { LoaderFunctionArgs } from '@remix-run/node'
import { inLocale } from '#domain/locale.ts'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import { csvResponse, localMoment } from '../coordinator/csv-response.ts'
import { requireCoordinator } from '../coordinator/guard.ts'

/** The ledger postings of a line's order: debits positive, credits negative. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const line = await refusing(context, context.shop.households.line(viewer, params.id ?? ''))
  const t = translate(context.locale)
  const rows = line.entries.flatMap((entry) => entry.legs.map((leg) => ({ ...leg, entry })))
  return csvResponse(
    `reedflower-ledger-${line.orderNumber}`,
    [
      { title: t('coordinator.line.ledger'), cell: ({ entry }) => entry.sequence },
      { title: t('coordinator.rows.at'), cell: ({ entry }) => localMoment(entry.occurredAt) },
      { title: t('coordinator.rows.state'), cell: ({ entry }) => t(`coordinator.entryKinds.${entry.kind}`) },
      { title: t('coordinator.line.account'), cell: (leg) => t(`coordinator.accounts.${leg.account}`) },
      {
        title: t('coordinator.line.party'),
        cell: (leg) => (leg.nameZh === null ? null : inLocale(context.locale, leg.nameZh, leg.nameEn)),
      },
      { title: `${t('coordinator.line.amount')} (${t('coordinator.income.yuan')})`, cell: (leg) => ({ fen: leg.fen }) },
    ],
    rows,
  )
}
