import type { LoaderFunctionArgs } from '@remix-run/node'
import { inLocale } from '#domain/locale.ts'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import { csvResponse, localMoment } from '../coordinator/csv-response.ts'
import { requireCoordinator } from '../coordinator/guard.ts'
import { readAsked } from '../coordinator/report-query.ts'

/** The agreements of the scope. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const asked = readAsked(request.url)
  const query = { ...asked, waiting: asked.state === 'waiting', all: true }
  const list = await refusing(context, context.shop.linkage.agreements(viewer, query))
  const t = translate(context.locale)
  const words = (zh: string, en: string) => inLocale(context.locale, zh, en)
  return csvResponse(
    'reedflower-agreements',
    [
      { title: t('coordinator.agreements.code'), cell: (row) => row.code },
      { title: t('coordinator.agreements.name'), cell: (row) => words(row.titleZh, row.titleEn) },
      { title: t('coordinator.agreements.type'), cell: (row) => t(`coordinator.types.${row.type}`) },
      { title: t('coordinator.agreements.family'), cell: (row) => words(row.familyZh, row.familyEn) },
      { title: t('coordinator.agreements.district'), cell: (row) => words(row.districtZh, row.districtEn) },
      { title: t('coordinator.agreements.version'), cell: (row) => row.version },
      { title: t('coordinator.period.from'), cell: (row) => (row.validFrom ? localMoment(row.validFrom) : null) },
      { title: t('coordinator.period.to'), cell: (row) => (row.validTo ? localMoment(row.validTo) : null) },
      { title: t('coordinator.agreements.households'), cell: (row) => row.households },
      {
        title: `${t('coordinator.agreements.share')} (%)`,
        cell: (row) => (row.carriesSplit ? row.householdBps / 100 : null),
      },
      { title: t('coordinator.agreements.open'), cell: (row) => row.open },
    ],
    list.rows,
  )
}
