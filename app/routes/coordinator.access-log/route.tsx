import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Pagination } from '../../components/pagination.tsx'
import { StateLinks } from '../../components/state-links.tsx'
import { privately } from '../../http/page-head.ts'
import { refusing } from '../../http/to-response.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { requireCoordinator } from '../coordinator/guard.ts'
import { addressOf, readAsked } from '../coordinator/report-query.ts'
import { ExportLink } from '../coordinator/trend-chart.tsx'
import { PurposeTable } from './purpose-table.tsx'
import { ChainSign, ReadTable } from './read-table.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

const PATH = '/coordinator/access-log'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const asked = readAsked(request.url)
  const { households } = context.shop
  const purposes = asked.state === 'purposes' ? await refusing(context, households.accessLog(viewer, asked)) : null
  const reads = purposes ? null : await refusing(context, households.reads(viewer, { ...asked, household: null }))
  const check = (purposes ?? reads)?.everybody ? await refusing(context, households.checkAccessLog(viewer)) : null
  return data({ asked, purposes, reads, check })
}

/** Who saw, changed or sent personal data of which household, when and why. */
export default function AccessLogPage() {
  const { asked, purposes, reads, check } = useLoaderData<typeof loader>()
  const t = useTranslations()
  const to = (change: Parameters<typeof addressOf>[2]) => addressOf(PATH, asked, change)
  const { count, pageSize, everybody } = purposes ?? reads ?? { count: 0, pageSize: 1, everybody: false }
  return (
    <>
      <header className="mb-4 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
        <h1 className="text-2xl">{t('coordinator.access.title')}</h1>
        <ExportLink href={addressOf(`${PATH}.csv`, asked)} />
        <p className="w-full text-sm text-soft">{everybody ? t('privacy.log.lead') : t('privacy.log.leadOwn')}</p>
        {check ? <ChainSign check={check} /> : null}
      </header>
      <div className="mb-3 text-sm">
        <StateLinks
          label={t('privacy.log.views')}
          states={['reads', 'purposes']}
          stateName={(view) => t(`privacy.log.${view}`)}
          current={purposes ? 'purposes' : 'reads'}
          href={(state) => to({ state, sort: null })}
        />
      </div>
      {purposes ? <PurposeTable log={purposes} sortedAt={(sort) => to({ sort })} /> : null}
      {reads ? <ReadTable log={reads} sortedAt={(sort) => to({ sort })} /> : null}
      <Pagination page={asked.page} pages={Math.ceil(count / pageSize)} href={(page) => to({ page })} />
    </>
  )
}
