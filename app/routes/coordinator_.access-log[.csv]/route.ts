import type { LoaderFunctionArgs } from '@remix-run/node'
import { inLocale } from '#domain/locale.ts'
import type { AccessRow } from '#server/households/list-access.ts'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import { csvResponse, localMoment } from '../coordinator/csv-response.ts'
import { fieldWords } from '../coordinator/field-words.ts'
import { requireCoordinator } from '../coordinator/guard.ts'
import { purposeWords } from '../coordinator/purpose.ts'
import { readAsked } from '../coordinator/report-query.ts'

type Row = Pick<AccessRow, 'at' | 'householdCode' | 'villageZh' | 'villageEn' | 'purpose'> & {
  evidence?: AccessRow['evidence']
}

/** The log of reads; with `state=purposes` the purposes that were given. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const asked = readAsked(request.url)
  const query = { ...asked, household: null, all: true }
  const { households } = context.shop
  const { locale } = context
  const t = translate(locale)
  const subjectOf = ({ householdCode, evidence }: Row) =>
    householdCode ?? t(evidence ? 'privacy.log.paper' : 'privacy.log.notRegistered')
  const kindOf = ({ purpose, evidence }: Row) => {
    if (evidence) return t(`evidence.kinds.${evidence.kind}`)
    const { kind } = purposeWords(purpose)
    return kind ? t(`coordinator.identity.kinds.${kind}`) : null
  }
  const at = { title: t('coordinator.access.at'), cell: (row: Row) => localMoment(row.at) }
  const where = [
    { title: t('coordinator.access.household'), cell: subjectOf },
    {
      title: t('coordinator.access.village'),
      cell: (row: Row) => inLocale(locale, row.villageZh ?? '', row.villageEn ?? ''),
    },
  ]
  const why = [
    { title: t('coordinator.access.kind'), cell: kindOf },
    { title: t('coordinator.access.purpose'), cell: (row: Row) => row.evidence?.id ?? purposeWords(row.purpose).words },
  ]
  const person = t('coordinator.access.person')
  if (asked.state === 'purposes') {
    const { rows } = await refusing(context, households.accessLog(viewer, query))
    const until = { title: t('coordinator.access.until'), cell: (row: { until: Date }) => localMoment(row.until) }
    const columns = [at, { title: person, cell: (row: { person: string }) => row.person }, ...where, ...why, until]
    return csvResponse<(typeof rows)[number]>('reedflower-access-log', columns, rows)
  }
  const { rows } = await refusing(context, households.reads(viewer, query))
  type Read = (typeof rows)[number]
  const columns = [
    { title: t('privacy.log.number'), cell: (row: Read) => String(row.number) },
    ...[at, { title: person, cell: (row: Read) => row.person ?? t('privacy.log.system') }, ...where],
    { title: t('privacy.log.fields'), cell: (row: Read) => fieldWords(t, locale, row.fields) },
    ...why,
  ]
  return csvResponse<Read>('reedflower-access-log', columns, rows)
}
