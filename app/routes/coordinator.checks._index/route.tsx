import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { CheckListState, CheckRow } from '#server/receipts/list-checks.ts'
import { Badge } from '../../components/card.tsx'
import { privately } from '../../http/page-head.ts'
import { refusing } from '../../http/to-response.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { DeskHead, DeskLink } from '../admin/desk-head.tsx'
import { Yuan } from '../coordinator/amounts.tsx'
import { DeskList } from '../coordinator/desk-list.tsx'
import type { DeskColumn } from '../coordinator/desk-table.tsx'
import { requireCoordinator } from '../coordinator/guard.ts'
import { readAsked } from '../coordinator/report-query.ts'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

const path = '/coordinator/checks'
const states: readonly CheckListState[] = ['waiting', 'open', 'answered', 'all']

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const asked = readAsked(request.url)
  return data({
    asked,
    list: await refusing(context, context.shop.receipts.list(viewer, asked)),
  })
}

/** Households of the scope that are asked what they received, those that wait longest first. */
export default function Checks() {
  const { asked, list } = useLoaderData<typeof loader>()
  const t = useTranslations('receipts.desk')
  const columns = useColumns()
  return (
    <>
      <DeskHead title={t('title')} lead={t('lead')}>
        <DeskLink href="/receipts">{t('published')}</DeskLink>
      </DeskHead>
      <DeskList
        {...{ path, asked, list, columns }}
        caption={t('caption')}
        rowKey={({ id }) => id}
        states={{
          label: t('filter'),
          names: states,
          words: (state) => t('stateCount', { name: t(`states.${state}`), count: list.counts[state] }),
          shown: list.state,
        }}
        sum={t('count', { count: list.count })}
        empty={{ title: t('emptyTitle'), text: t('empty') }}
      />
    </>
  )
}

const tones = { due: 'warn', confirmed: 'good', different: 'accent', unreachable: 'warn', void: 'plain' } as const

function useColumns(): DeskColumn<CheckRow>[] {
  const t = useTranslations('receipts')
  const locale = useLocale()
  const format = useFormatter()
  return [
    {
      key: 'household',
      title: t('desk.household'),
      sort: 'household',
      cell: (row) => (
        <a href={`${path}/${row.id}`} className="link whitespace-nowrap">
          {row.maskedName} {row.householdCode}
          <span className="block text-soft">{inLocale(locale, row.villageZh, row.villageEn)}</span>
        </a>
      ),
    },
    {
      key: 'state',
      title: t('desk.state'),
      sort: 'state',
      cell: ({ state, caseOpen }) => (
        <span className="flex flex-wrap gap-1">
          <Badge tone={tones[state]}>{t(`state.${state}`)}</Badge>
          {caseOpen ? <Badge tone="warn">{t('caseOpen')}</Badge> : null}
        </span>
      ),
    },
    { key: 'paid', title: t('desk.paid'), sort: 'paid', numeric: true, cell: ({ paidFen }) => <Yuan fen={paidFen} /> },
    {
      key: 'received',
      title: t('desk.received'),
      sort: 'received',
      numeric: true,
      cell: ({ receivedFen }) => <Yuan fen={receivedFen} />,
    },
    {
      key: 'difference',
      title: t('desk.difference'),
      numeric: true,
      cell: ({ receivedFen, paidFen }) => <Yuan fen={receivedFen === null ? null : receivedFen - paidFen} />,
    },
    { key: 'method', title: t('desk.method'), cell: ({ method }) => (method ? t(`method.${method}`) : '') },
    {
      key: 'run',
      title: t('desk.run'),
      cell: ({ runId, runNumber }) => (
        <a href={`/coordinator/payouts/${runId}`} className="link tabular">
          {String(runNumber)}
        </a>
      ),
    },
    {
      key: 'opened',
      title: t('desk.opened'),
      sort: 'opened',
      cell: ({ openedAt }) => <span className="whitespace-nowrap tabular">{format.dateTime(openedAt, 'moment')}</span>,
    },
  ]
}
