import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { FlowRow } from '#server/reports/read-flow.ts'
import { Badge } from '../../components/card.tsx'
import { Chart } from '../../components/chart.tsx'
import { EmptyState } from '../../components/notice.tsx'
import { privately } from '../../http/page-head.ts'
import { refusing } from '../../http/to-response.ts'
import { Yuan } from '../coordinator/amounts.tsx'
import { type DeskColumn, DeskTable } from '../coordinator/desk-table.tsx'
import { requireCoordinator } from '../coordinator/guard.ts'
import { PeriodForm } from '../coordinator/period-form.tsx'
import { addressOf, readAsked } from '../coordinator/report-query.ts'
import { PlaceTrail } from '../coordinator/trail.tsx'
import { flowChart } from './flow-chart.server.ts'

export const headers = privately

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const asked = readAsked(request.url)
  const { households, reports } = context.shop
  const [report, sessions] = await refusing(
    context,
    Promise.all([reports.flow(viewer, asked), households.sessions(viewer)]),
  )
  return data({ asked, report, sessions, svg: flowChart(report.rows, context.locale) })
}

/** From which cities net income came to which villages: a picture, and the same as a table. */
export default function Flow() {
  const { asked, report, sessions, svg } = useLoaderData<typeof loader>()
  const t = useTranslations('reports')
  const locale = useLocale()
  const { fromDay, toDay } = report.period
  const columns: DeskColumn<FlowRow>[] = [
    {
      key: 'city',
      title: t('flow.city'),
      cell: (row) => (
        <span className="inline-flex flex-wrap items-center gap-1 text-sm">
          {inLocale(locale, row.city, row.cityEn)} {row.paired ? <Badge tone="good">{t('flow.paired')}</Badge> : null}
        </span>
      ),
    },
    {
      key: 'district',
      title: t('levelNames.district'),
      cell: (row) => inLocale(locale, row.districtZh, row.districtEn),
    },
    {
      key: 'village',
      title: t('levelNames.village'),
      cell: (row) => (
        <a
          href={addressOf('/coordinator/rows', asked, { place: row.villageCode, level: null, sort: null })}
          className="link"
        >
          {inLocale(locale, row.villageZh, row.villageEn)}
        </a>
      ),
    },
    { key: 'net', title: t('flow.net'), unit: t('yuan'), numeric: true, cell: (row) => <Yuan fen={row.netFen} /> },
    { key: 'lines', title: t('flow.lines'), numeric: true, cell: (row) => row.lines },
  ]
  return (
    <>
      <PlaceTrail place={report.place} asked={asked} here={t('flow.title')} />
      <header className="mb-4">
        <h1 className="text-2xl">{t('flow.title')}</h1>
        <p className="text-sm text-soft">{t('flow.lead')}</p>
      </header>
      <PeriodForm path="/coordinator/flow" asked={asked} period={report.period} sessions={sessions} />
      <div className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-4">
        {report.rows.length === 0 ? (
          <EmptyState title={t('flow.emptyTitle')}>{t('flow.empty')}</EmptyState>
        ) : (
          <>
            <Chart svg={svg} caption={t('flow.caption', { from: fromDay, to: toDay })} wide />
            <DeskTable
              caption={t('flow.rows', { from: fromDay, to: toDay })}
              columns={columns}
              rows={report.rows}
              rowKey={(row) => `${row.city} ${row.villageCode}`}
            />
          </>
        )}
      </div>
    </>
  )
}
