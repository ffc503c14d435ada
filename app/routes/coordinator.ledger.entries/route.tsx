import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { chartRowOf } from '#domain/chart-of-accounts.ts'
import { inLocale } from '#domain/locale.ts'
import type { AccountEntry } from '#server/ledger/list-entries.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/notice.tsx'
import { Pagination } from '../../components/pagination.tsx'
import { privately } from '../../http/page-head.ts'
import { refusing } from '../../http/to-response.ts'
import { formatMoney } from '../../i18n/format-money.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { Yuan } from '../coordinator/amounts.tsx'
import { type DeskColumn, DeskTable } from '../coordinator/desk-table.tsx'
import { requireCoordinator } from '../coordinator/guard.ts'
import { addressOf, readAsked } from '../coordinator/report-query.ts'
import { ExportLink } from '../coordinator/trend-chart.tsx'

export const handle = { messages: ['books'], scripts: false } satisfies RouteHandle
export const headers = privately

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const asked = readAsked(request.url)
  const account = new URL(request.url).searchParams.get('account') ?? ''
  const list = await refusing(context, context.shop.ledger.entries(viewer, account, asked))
  return data({ asked, list })
}

/** What moved an account. */
export default function Entries() {
  const { asked, list } = useLoaderData<typeof loader>()
  const t = useTranslations('books.entries')
  const locale = useLocale()
  const columns = useColumns()
  const { account } = list
  const row = chartRowOf(account.code)
  const path = (base: string, page: number | null = null) => {
    const days = addressOf(base, { ...asked, place: null }, { page })
    return `${days}${days.includes('?') ? '&' : '?'}account=${account.id}`
  }
  return (
    <>
      <header className="mb-4">
        <p className="text-sm">
          <a href="/coordinator/ledger/balances" className="link inline-flex min-h-11 items-center">
            ← {t('back')}
          </a>
        </p>
        <h1 className="text-2xl">{row ? inLocale(locale, row.zh, row.en) : t('title')}</h1>
        <p className="font-mono text-sm break-all text-soft">{account.code}</p>
        <p className="max-w-prose text-sm text-soft">{row ? inLocale(locale, row.saysZh, row.says) : null}</p>
      </header>
      <DaysForm account={account.id} from={asked.from} to={asked.to} />
      <div className="my-2 flex flex-wrap items-center justify-between gap-x-4 text-sm">
        <p className="tabular">{t('count', { count: list.count, sum: formatMoney(list.sumFen) })}</p>
        <ExportLink href={path('/coordinator/ledger/entries.csv')} />
      </div>
      {list.count === 0 ? (
        <EmptyState title={t('emptyTitle')}>{t('empty')}</EmptyState>
      ) : (
        <DeskTable
          caption={t('caption', { account: account.code })}
          columns={columns}
          rows={list.rows}
          rowKey={(entry) => String(entry.sequence)}
        />
      )}
      <Pagination
        page={asked.page}
        pages={Math.ceil(list.count / list.pageSize)}
        href={(page) => path('/coordinator/ledger/entries', page)}
      />
    </>
  )
}

function DaysForm({ account, from, to }: { account: string; from: string | null; to: string | null }) {
  const t = useTranslations('books')
  return (
    <search>
      <form method="get" className="flex flex-wrap items-end gap-3 rounded-lg border border-line bg-card p-3 text-sm">
        <input type="hidden" name="account" value={account} />
        <label className="grid gap-1" htmlFor="from">
          <span className="text-xs text-soft">{t('entries.from')}</span>
          <input id="from" type="date" name="from" defaultValue={from ?? ''} className="control" />
        </label>
        <label className="grid gap-1" htmlFor="to">
          <span className="text-xs text-soft">{t('entries.to')}</span>
          <input id="to" type="date" name="to" defaultValue={to ?? ''} className="control" />
        </label>
        <Button look="quiet" className="min-h-11">
          {t('balances.apply')}
        </Button>
      </form>
    </search>
  )
}

function useColumns(): DeskColumn<AccountEntry>[] {
  const t = useTranslations('books.entries')
  const kinds = useTranslations('coordinator.entryKinds')
  const unit = useTranslations('books')('yuan')
  const format = useFormatter()
  return [
    { key: 'sequence', title: t('sequence'), cell: (row) => <span className="tabular">{String(row.sequence)}</span> },
    { key: 'day', title: t('day'), cell: (row) => <span className="whitespace-nowrap tabular">{row.day}</span> },
    { key: 'kind', title: t('kind'), cell: (row) => <span className="whitespace-nowrap">{kinds(row.kind)}</span> },
    { key: 'fen', title: t('fen'), unit, numeric: true, cell: (row) => <Yuan fen={row.fen} /> },
    {
      key: 'order',
      title: t('order'),
      cell: (row) => (row.orderNumber === null ? null : <span className="tabular">{String(row.orderNumber)}</span>),
    },
    {
      key: 'at',
      title: t('at'),
      cell: (row) => <span className="whitespace-nowrap">{format.dateTime(row.occurredAt, 'full')}</span>,
    },
    {
      key: 'block',
      title: t('block'),
      cell: (row) => (row.block === null ? <span className="text-soft">{t('notSealed')}</span> : String(row.block)),
    },
    {
      key: 'cause',
      title: t('cause'),
      cell: (row) => <span className="inline-block max-w-80 truncate font-mono text-soft">{row.cause}</span>,
    },
  ]
}
