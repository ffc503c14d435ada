import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import { Chart } from '../../components/chart.tsx'
import { EmptyState } from '../../components/notice.tsx'
import { Pagination } from '../../components/pagination.tsx'
import { privately } from '../../http/page-head.ts'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import { requireCoordinator } from '../coordinator/guard.ts'
import { MovingSign } from '../coordinator/moving-sign.tsx'
import { PeriodForm } from '../coordinator/period-form.tsx'
import { addressOf, queryOf, readAsked } from '../coordinator/report-query.ts'
import { TableTools } from '../coordinator/table-tools.tsx'
import { PlaceTrail } from '../coordinator/trail.tsx'
import { ExportLink, TrendChart } from '../coordinator/trend-chart.tsx'
import { Baseline } from './baseline.tsx'
import { SurveyedBox, TargetBox } from './beside.tsx'
import { FigureCards } from './figure-cards.tsx'
import { FigureTable } from './figure-table.tsx'
import { HeatTable } from './heat-table.tsx'
import { LevelLinks } from './level-links.tsx'
import { PeriodIncome } from './period-income.tsx'
import { rankingChart } from './ranking-chart.server.ts'

export const headers = privately

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const asked = readAsked(request.url)
  const { households, reports, views } = context.shop
  const work = Promise.all([
    households.figures(viewer, asked),
    households.sessions(viewer),
    reports.surveyed(viewer, asked),
    reports.targets(viewer, { district: asked.place?.slice(0, 6) }),
    views.list(viewer, '/coordinator'),
    asked.level === 'type' ? reports.byPeriod(viewer, asked) : [],
  ])
  const [report, sessions, surveyed, targets, saved, byPeriod] = await refusing(context, work)
  const ranking = rankingChart(report, translate(context.locale), context.locale)
  return data({ asked, report, sessions, surveyed, targets, saved, byPeriod, ranking })
}

/** Income of a place and period, and of what lies below it. */
export default function Overview() {
  const { asked, report, sessions, surveyed, targets, saved, byPeriod, ranking } = useLoaderData<typeof loader>()
  const t = useTranslations('coordinator')
  const words = useTranslations('reports')
  const locale = useLocale()
  const here = report.place.path.at(-1)
  const to = (change: Parameters<typeof addressOf>[2]) => addressOf('/coordinator', asked, change)
  const empty = report.total.lines === 0 && report.total.total.grossFen === 0n
  return (
    <>
      <PlaceTrail place={report.place} asked={asked} />
      <header className="mb-4 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h1 className="text-2xl">{here ? inLocale(locale, here.nameZh, here.nameEn) : t('overview.everything')}</h1>
        <MovingSign />
      </header>
      <PeriodForm path="/coordinator" asked={asked} period={report.period} sessions={sessions} />
      <p className="mt-3 text-sm text-soft tabular">
        {t('period.span', { from: report.period.fromDay, to: report.period.toDay })} · {t('overview.lead')}
      </p>
      <FigureCards figures={report.total} asked={asked} />
      {empty ? (
        <div className="mt-4">
          <EmptyState title={t('overview.emptyTitle')}>{t('overview.empty')}</EmptyState>
        </div>
      ) : (
        <div className="mt-4 grid items-start gap-4 xl:grid-cols-[1.4fr_1fr]">
          <div className="grid gap-4">
            <TrendChart points={report.trend} period={report.period} csv={addressOf('/coordinator/trend.csv', asked)} />
            <TargetBox {...targets} />
          </div>
          <div className="grid gap-4">
            <Baseline figures={report.total} />
            <SurveyedBox surveyed={surveyed} />
          </div>
        </div>
      )}
      <HeatTable report={report} asked={asked} />
      <div className="mt-8">
        <div className="mb-2 flex flex-wrap items-center justify-between gap-x-4">
          <h2 className="text-xl">{t('overview.table', { level: words(`levelNames.${report.level}`) })}</h2>
          <LevelLinks report={report} asked={asked} />
          <ExportLink href={addressOf('/coordinator/figures.csv', asked)} />
        </div>
        <TableTools page="/coordinator" table="figures" query={queryOf(asked)} views={saved} />
        <FigureTable report={report} asked={asked} />
        <PeriodIncome sums={byPeriod} />
        {ranking ? (
          <div className="mt-4 max-w-2xl">
            <Chart svg={ranking} caption={words('ranking.caption', { level: words(`levelNames.${report.level}`) })} />
          </div>
        ) : null}
        <Pagination page={asked.page} pages={Math.ceil(report.count / report.pageSize)} href={(page) => to({ page })} />
      </div>
    </>
  )
}
