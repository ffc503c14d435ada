import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { EmptyState } from '../../components/notice.tsx'
import { Pagination } from '../../components/pagination.tsx'
import { privately } from '../../http/page-head.ts'
import { refusing } from '../../http/to-response.ts'
import { formatMoney } from '../../i18n/format-money.ts'
import { requireCoordinator } from '../coordinator/guard.ts'
import { MovingSign } from '../coordinator/moving-sign.tsx'
import { PeriodForm } from '../coordinator/period-form.tsx'
import { addressOf, queryOf, readAsked } from '../coordinator/report-query.ts'
import { RowTable } from '../coordinator/row-table.tsx'
import { TableTools } from '../coordinator/table-tools.tsx'
import { PlaceTrail } from '../coordinator/trail.tsx'
import { ExportLink } from '../coordinator/trend-chart.tsx'

export const headers = privately

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const asked = readAsked(request.url)
  const { households, views } = context.shop
  const work = Promise.all([
    households.rows(viewer, asked),
    households.sessions(viewer),
    views.list(viewer, '/coordinator/rows'),
  ])
  const [report, sessions, saved] = await refusing(context, work)
  return data({ asked, report, sessions, saved })
}

/** The attributions behind a figure. */
export default function Rows() {
  const { asked, report, sessions, saved } = useLoaderData<typeof loader>()
  const t = useTranslations('coordinator')
  const { sum, count } = report
  const money = { net: formatMoney(sum.netFen), gross: formatMoney(sum.grossFen), cost: formatMoney(sum.costFen) }
  return (
    <>
      <PlaceTrail place={report.place} asked={asked} here={t('rows.title')} />
      <header className="mb-4 flex flex-wrap items-baseline justify-between gap-x-6">
        <h1 className="text-2xl">{t('rows.title')}</h1>
        <MovingSign />
        <p className="w-full text-sm text-soft">{t('rows.lead')}</p>
      </header>
      <PeriodForm path="/coordinator/rows" asked={asked} period={report.period} sessions={sessions} withState />
      <div className="my-3 flex flex-wrap items-center justify-between gap-x-4">
        <p className="text-sm tabular">{t('rows.sum', { count, ...money })}</p>
        <ExportLink href={addressOf('/coordinator/rows.csv', asked)} />
      </div>
      <div className="mb-2">
        <TableTools page="/coordinator/rows" table="rows" query={queryOf(asked)} views={saved} />
      </div>
      {count === 0 ? (
        <EmptyState title={t('rows.emptyTitle')}>{t('rows.empty')}</EmptyState>
      ) : (
        <RowTable report={report} href={(sort) => addressOf('/coordinator/rows', asked, { sort })} />
      )}
      <Pagination
        page={asked.page}
        pages={Math.ceil(count / report.pageSize)}
        href={(page) => addressOf('/coordinator/rows', asked, { page })}
      />
    </>
  )
}
