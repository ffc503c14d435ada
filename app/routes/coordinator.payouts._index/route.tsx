import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import { runStates } from '#domain/payout-states.ts'
import type { RunRow } from '#server/payouts/list-runs.ts'
import { ButtonLink } from '../../components/button.tsx'
import { privately } from '../../http/page-head.ts'
import { refusing } from '../../http/to-response.ts'
import { formatMoney } from '../../i18n/format-money.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { DeskHead } from '../admin/desk-head.tsx'
import { Yuan } from '../coordinator/amounts.tsx'
import { DeskList } from '../coordinator/desk-list.tsx'
import type { DeskColumn } from '../coordinator/desk-table.tsx'
import { requireCoordinator } from '../coordinator/guard.ts'
import { readAsked } from '../coordinator/report-query.ts'
import { RunBadge } from './run-badge.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

const path = '/coordinator/payouts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const asked = readAsked(request.url)
  const list = await refusing(context, context.shop.payouts.list(viewer, asked))
  return data({ asked, list })
}

/** Payout runs, the newest first. */
export default function Payouts() {
  const { asked, list } = useLoaderData<typeof loader>()
  const t = useTranslations('payouts')
  const columns = useColumns()
  return (
    <>
      <DeskHead title={t('title')} lead={t('lead')}>
        <ButtonLink href={`${path}/new`}>{t('propose')}</ButtonLink>
        <ButtonLink href="/coordinator/hardship" look="quiet">
          {t('hardshipLink')}
        </ButtonLink>
      </DeskHead>
      <DeskList
        {...{ path, asked, list, columns }}
        caption={t('caption')}
        rowKey={(row) => row.id}
        states={{
          label: t('filter'),
          names: ['all', ...runStates],
          words: (state) => t(`state.${state}`),
          shown: list.state,
        }}
        sum={t('count', { count: list.count, sum: formatMoney(list.sumFen) })}
        empty={{ title: t('emptyTitle'), text: t('empty') }}
      />
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
