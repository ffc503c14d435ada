import type { LoaderFunctionArgs } from '@remix-run/node'
import { inLocale } from '#domain/locale.ts'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import { csvResponse } from '../coordinator/csv-response.ts'
import { requireCoordinator } from '../coordinator/guard.ts'
import { readAsked } from '../coordinator/report-query.ts'

/** The certificates of the scope with their mass balance. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const asked = readAsked(request.url)
  const query = { ...asked, soon: asked.state === 'soon', all: true }
  const list = await refusing(context, context.shop.linkage.certificates(viewer, query))
  const t = translate(context.locale)
  const words = (zh: string, en: string) => inLocale(context.locale, zh, en)
  return csvResponse(
    'reedflower-certificates',
    [
      { title: t('linkage.certificates.number'), cell: (row) => row.number },
      { title: t('linkage.certificates.family'), cell: (row) => words(row.familyZh, row.familyEn) },
      { title: t('linkage.certificates.district'), cell: (row) => words(row.districtZh, row.districtEn) },
      {
        title: t('linkage.certificates.standingTitle'),
        cell: (row) => t(`linkage.certificates.standing.${row.standing}`),
      },
      { title: t('linkage.certificates.certified'), cell: (row) => row.certified },
      { title: t('linkage.certificates.sold'), cell: (row) => row.sold },
      { title: t('linkage.certificates.left'), cell: (row) => row.left },
      { title: t('linkage.certificates.issued'), cell: (row) => row.certifiedOn },
      { title: t('linkage.certificates.expires'), cell: (row) => row.expiresOn },
      { title: t('linkage.certificates.households'), cell: (row) => row.households },
    ],
    list.rows,
  )
}
