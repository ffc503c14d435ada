import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { chartRowOf } from '#domain/chart-of-accounts.ts'
import { inLocale } from '#domain/locale.ts'
import type { BalanceRow } from '#server/ledger/list-balances.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/notice.tsx'
import { Pagination } from '../../components/pagination.tsx'
import { privately } from '../../http/page-head.ts'
import { refusing } from '../../http/to-response.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { Yuan } from '../coordinator/amounts.tsx'
import { type DeskColumn, DeskTable } from '../coordinator/desk-table.tsx'
import { requireCoordinator } from '../coordinator/guard.ts'
import { ExportLink } from '../coordinator/trend-chart.tsx'
import { balancesAddress, readBalanceQuery } from './balance-query.ts'

export const handle = { messages: ['books'], scripts: false } satisfies RouteHandle
export const headers = privately

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const query = readBalanceQuery(request.url)
  const list = await refusing(context, context.shop.ledger.balances(viewer, query))
  return data({ query, list })
}

/** What every account holds at the end of a day. */
export default function Balances() {
  const { query, list } = useLoaderData<typeof loader>()
  const t = useTranslations('books')
  const columns = useColumns(list.day)
  const sort = list.descending ? `-${list.sort}` : list.sort
  const asked = { day: list.day, state: query.state, sort }
  const foot: Record<string, React.ReactNode> = {
    account: t('balances.sum'),
    debit: <Yuan fen={list.debitFen} />,
    credit: <Yuan fen={list.creditFen} />,
  }
  return (
    <>
      <header className="mb-4">
        <p className="text-sm">
          <a href="/coordinator/ledger" className="link inline-flex min-h-11 items-center">
            ← {t('title')}
          </a>
        </p>
        <h1 className="text-2xl">{t('balances.title')}</h1>
        <p className="max-w-prose text-sm text-soft">{t('balances.lead')}</p>
      </header>
      <DayForm day={list.day} state={list.state} />
      <div className="my-2 flex flex-wrap items-center justify-between gap-x-4 text-sm">
        <p className="tabular">{t('balances.count', { count: list.count })}</p>
        <ExportLink href={balancesAddress('/coordinator/ledger/balances.csv', asked)} />
      </div>
      {list.count === 0 ? (
        <EmptyState title={t('balances.emptyTitle')}>{t('balances.empty')}</EmptyState>
      ) : (
        <DeskTable
          caption={t('balances.caption', { day: list.day })}
          columns={columns.map((column) => ({ ...column, foot: foot[column.key] }))}
          rows={list.rows}
          rowKey={(row) => row.id}
          sorted={{
            ...{ sort: list.sort, descending: list.descending },
            href: (next) => balancesAddress('/coordinator/ledger/balances', { ...asked, sort: next }),
          }}
        />
      )}
      <Pagination
        page={query.page}
        pages={Math.ceil(list.count / list.pageSize)}
        href={(page) => balancesAddress('/coordinator/ledger/balances', { ...asked, page })}
      />
    </>
  )
}

function DayForm({ day, state }: { day: string; state: string }) {
  const t = useTranslations('books.balances')
  return (
    <search>
      <form method="get" className="flex flex-wrap items-end gap-3 rounded-lg border border-line bg-card p-3 text-sm">
        <label className="grid gap-1" htmlFor="day">
          <span className="text-xs text-soft">{t('day')}</span>
          <input id="day" type="date" name="day" defaultValue={day} className="control" />
        </label>
        <label className="grid gap-1" htmlFor="state">
          <span className="text-xs text-soft">{t('kind')}</span>
          <select id="state" name="state" defaultValue={state} className="control">
            <option value="all">{t('allKinds')}</option>
            {(['asset', 'liability', 'revenue', 'expense'] as const).map((kind) => (
              <option key={kind} value={kind}>
                {t(`kinds.${kind}`)}
              </option>
            ))}
          </select>
        </label>
        <Button look="quiet" className="min-h-11">
          {t('apply')}
        </Button>
      </form>
    </search>
  )
}

function useColumns(day: string): DeskColumn<BalanceRow>[] {
  const t = useTranslations('books.balances')
  const locale = useLocale()
  const unit = useTranslations('books')('yuan')
  const nameOf = ({ code }: BalanceRow) => {
    const row = chartRowOf(code)
    return row ? inLocale(locale, row.zh, row.en) : code
  }
  const entries = (row: BalanceRow) => `/coordinator/ledger/entries?account=${row.id}&to=${day}`
  return [
    {
      key: 'account',
      title: t('account'),
      cell: (row) => (
        <a href={entries(row)} className="link whitespace-nowrap">
          {nameOf(row)}
        </a>
      ),
    },
    { key: 'whose', title: t('whose'), cell: (row) => <Whose row={row} /> },
    { key: 'kind', title: t('kind'), sort: 'kind', cell: ({ kind }) => t(`kinds.${kind}`) },
    {
      key: 'debit',
      title: t('debit'),
      ...{ unit, numeric: true, sort: 'fen' },
      cell: (row) => (row.fen > 0n ? <Yuan fen={row.fen} href={entries(row)} label={nameOf(row)} /> : null),
    },
    {
      key: 'credit',
      title: t('credit'),
      ...{ unit, numeric: true },
      cell: (row) => (row.fen < 0n ? <Yuan fen={-row.fen} href={entries(row)} label={nameOf(row)} /> : null),
    },
    {
      key: 'code',
      title: t('code'),
      sort: 'code',
      cell: ({ code }) => <span className="inline-block max-w-72 truncate font-mono text-soft">{code}</span>,
    },
  ]
}

function Whose({ row }: { row: BalanceRow }) {
  const locale = useLocale()
  if (row.householdCode)
    return (
      <a href={`/coordinator/households/${row.householdId}`} className="link whitespace-nowrap">
        {row.householdCode}
      </a>
    )
  return row.producerZh ? inLocale(locale, row.producerZh, row.producerEn ?? row.producerZh) : null
}
