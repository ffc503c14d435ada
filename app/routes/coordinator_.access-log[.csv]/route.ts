import type { LoaderFunctionArgs } from '@remix-run/node'
import { inLocale } from '#domain/locale.ts'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import { csvResponse, localMoment } from '../coordinator/csv-response.ts'
import { requireCoordinator } from '../coordinator/guard.ts'
import { purposeWords } from '../coordinator/purpose.ts'
import { readAsked } from '../coordinator/report-query.ts'

/** The log of accesses. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const query = { ...readAsked(request.url), all: true }
  const log = await refusing(context, context.shop.households.accessLog(viewer, query))
  const t = translate(context.locale)
  const kindOf = (purpose: string) => {
    const { kind } = purposeWords(purpose)
    return kind ? t(`coordinator.identity.kinds.${kind}`) : null
  }
  return csvResponse(
    'reedflower-access-log',
    [
      { title: t('coordinator.access.at'), cell: (row) => localMoment(row.at) },
      { title: t('coordinator.access.person'), cell: (row) => row.person },
      { title: t('coordinator.access.household'), cell: (row) => row.householdCode },
      { title: t('coordinator.access.village'), cell: (row) => inLocale(context.locale, row.villageZh, row.villageEn) },
      { title: t('coordinator.access.kind'), cell: (row) => kindOf(row.purpose) },
      { title: t('coordinator.access.purpose'), cell: (row) => purposeWords(row.purpose).words },
      { title: t('coordinator.access.until'), cell: (row) => localMoment(row.until) },
    ],
    log.rows,
  )
}
