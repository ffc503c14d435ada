import type { LoaderFunctionArgs } from '@remix-run/node'
import { inLocale } from '#domain/locale.ts'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import { csvResponse, localMoment } from '../coordinator/csv-response.ts'
import { requireCoordinator } from '../coordinator/guard.ts'

/** The shares of every version of an agreement. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const agreement = await refusing(context, context.shop.linkage.agreement(viewer, params.id ?? ''))
  const t = translate(context.locale)
  const rows = agreement.versions.flatMap((version) => version.shares.map((share) => ({ ...share, of: version })))
  return csvResponse(
    `reedflower-shares-${agreement.code}`,
    [
      { title: t('coordinator.agreements.version'), cell: ({ of }) => of.version },
      { title: t('coordinator.rows.state'), cell: ({ of }) => t(`coordinator.agreement.state.${of.state}`) },
      { title: t('coordinator.period.from'), cell: ({ of }) => localMoment(of.validFrom) },
      { title: t('coordinator.agreement.party'), cell: (row) => t(`coordinator.parties.${row.party}`) },
      { title: t('coordinator.rows.code'), cell: (row) => row.householdCode },
      {
        title: t('coordinator.agreement.name'),
        cell: (row) => (row.nameZh === null ? null : inLocale(context.locale, row.nameZh, row.nameEn)),
      },
      { title: `${t('coordinator.agreement.bps')} (%)`, cell: (row) => row.bps / 100 },
      {
        title: t('coordinator.agreement.cost'),
        cell: (row) => (row.party === 'household' ? { fen: row.costFenPerUnit } : null),
      },
    ],
    rows,
  )
}
