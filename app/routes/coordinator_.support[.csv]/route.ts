import type { LoaderFunctionArgs } from '@remix-run/node'
import { inLocale } from '#domain/locale.ts'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import { csvResponse } from '../coordinator/csv-response.ts'
import { requireCoordinator } from '../coordinator/guard.ts'
import { readAsked } from '../coordinator/report-query.ts'

/** Help between households of the scope. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const { rows } = await refusing(context, context.shop.aid.support(viewer, { ...readAsked(request.url), all: true }))
  const t = translate(context.locale)
  return csvResponse(
    'reedflower-support',
    [
      { title: t('aid.support.day'), cell: (row) => row.day },
      { title: t('aid.support.giverCode'), cell: (row) => row.giverCode },
      { title: t('aid.support.giver'), cell: (row) => row.giverName },
      { title: t('aid.support.receiverCode'), cell: (row) => row.receiverCode },
      { title: t('aid.support.receiver'), cell: (row) => row.receiverName },
      { title: t('aid.support.kind'), cell: (row) => t(`aid.support.kinds.${row.kind}`) },
      {
        title: t('aid.support.description'),
        cell: (row) => inLocale(context.locale, row.descriptionZh, row.descriptionEn),
      },
      { title: t('aid.support.quantity'), cell: (row) => row.quantity },
      { title: t('aid.support.worth'), cell: (row) => ({ fen: row.valueFen }) },
    ],
    rows,
  )
}
