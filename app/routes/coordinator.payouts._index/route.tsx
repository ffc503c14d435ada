import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import { runStates } from '#domain/payout-states.ts'
import type { RunRow } from '#server/payouts/list-runs.ts'
import { ButtonLink } from '../../components/button.tsx'
import { EmptyState } from '../../components/notice.tsx'
import { Pagination } from '../../components/pagination.tsx'
import { StateLinks } from '../../components/state-links.tsx'
import { refusing } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import { formatMoney } from '../../i18n/format-money.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { Yuan } from '../coordinator/amounts.tsx'
import { type DeskColumn, DeskTable } from '../coordinator/desk-table.tsx'
import { privately, requireCoordinator } from '../coordinator/guard.ts'
import { addressOf, readAsked } from '../coordinator/report-query.ts'
import { ExportLink } from '../coordinator/trend-chart.tsx'
import { RunBadge } from './run-badge.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

const path = '/coordinator/payouts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const asked = readAsked(request.url)
  const list = await refusing(context, context.shop.payouts.list(viewer, asked))
  const t = translate(context.locale)
  return data({ asked, list, title: `${t('payouts.title')} · ${t('shell.name')}` })
}

/** Payout runs, the newest first. */
export default function Payouts() {
  const { asked, list } = useLoaderData<typeof loader>()
  const t = useTranslations('payouts')
  const columns = useColumns()
  const { sort, descending } = list
  const to = (change: Parameters<typeof addressOf>[2]) => addressOf(path, asked, change)
  return (
    <>
      <header className="mb-4">
        <h1 className="text-2xl">{t('title')}</h1>
        <p className="max-w-prose text-sm text-soft">{t('lead')}</p>
        <p className="mt-3 flex flex-wrap gap-3">
          <ButtonLink href={`${path}/new`}>{t('propose')}</ButtonLink>
          <ButtonLink href="/coordinator/hardship" look="quiet">
            {t('hardshipLink')}
          </ButtonLink>
        </p>
      </header>
      <div className="mb-2 flex flex-wrap items-center justify-between gap-x-4 gap-y-1 text-sm">
        <StateLinks
          label={t('filter')}
          states={['all', ...runStates]}
          stateName={(state) => t(`state.${state}`)}
          current={list.state}
          href={(state) => to({ state })}
        />
        {list.count > 0 ? (
          <p className="tabular">{t('count', { count: list.count, sum: formatMoney(list.sumFen) })}</p>
        ) : null}
        <ExportLink href={addressOf(`${path}.csv`, asked)} />
      </div>
      {list.count === 0 ? (
        <EmptyState title={t('emptyTitle')}>{t('empty')}</EmptyState>
      ) : (
        <DeskTable
          caption={t('caption')}
          columns={columns}
          rows={list.rows}
          rowKey={(row) => row.id}
          sorted={{ sort, descending, href: (next) => to({ sort: next }) }}
        />
      )}
      <Pagination page={asked.page} pages={Math.ceil(list.count / list.pageSize)} href={(page) => to({ page })} />
    </>
  )
}

function useColumns(): DeskColumn<RunRow>[] {
  const t = useTranslations('payouts')
  const unit = useTranslations('coordinator.income')('yuan')
  const locale = useLocale()
  const format = useFormatter()
  const place = (row: RunRow) =>
    row.producerZh
      ? `${inLocale(locale, row.districtZh, row.districtEn)} · ${inLocale(locale, row.producerZh, row.producerEn)}`
      : inLocale(locale, row.districtZh, row.districtEn)
  return [
    {
      key: 'number',
      title: t('column.number'),
      sort: 'number',
      cell: (row) => (
        <a href={`${path}/${row.id}`} className="link whitespace-nowrap">
          {t('run.title', { number: String(row.number) })}
        </a>
      ),
    },
    {
      key: 'state',
      title: t('column.state'),
      sort: 'state',
      cell: (row) => <RunBadge state={row.state} />,
    },
    { key: 'place', title: t('column.place'), cell: place },
    {
      key: 'period',
      title: t('column.period'),
      sort: 'period',
      cell: (row) => <span className="whitespace-nowrap tabular">{row.period}</span>,
    },
    {
      key: 'households',
      title: t('column.households'),
      sort: 'households',
      numeric: true,
      cell: (row) => row.households,
    },
    { key: 'paid', title: t('column.paid'), numeric: true, cell: (row) => row.paid },
    { key: 'failed', title: t('column.failed'), numeric: true, cell: (row) => row.failed },
    {
      key: 'amount',
      title: t('column.amount'),
      unit,
      sort: 'amount',
      numeric: true,
      cell: (row) => <Yuan fen={row.amountFen} href={`${path}/${row.id}`} />,
    },
    {
      key: 'paidFen',
      title: t('column.paidFen'),
      unit,
      numeric: true,
      cell: (row) => <Yuan fen={row.paidFen} href={`${path}/${row.id}?state=paid`} />,
    },
    {
      key: 'proposed',
      title: t('column.proposed'),
      cell: (row) => (
        <span className="whitespace-nowrap">
          {row.proposedBy ?? t('run.nobody')}
          <span className="block text-soft tabular">{format.dateTime(row.proposedAt, 'moment')}</span>
        </span>
      ),
    },
  ]
}
