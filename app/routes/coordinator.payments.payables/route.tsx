import { useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { Owed, PayableRow } from '#server/payments/desk/list-payables.ts'
import { privately } from '../../http/page-head.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { Yuan } from '../coordinator/amounts.tsx'
import type { DeskColumn } from '../coordinator/desk-table.tsx'
import { listLoader } from '../coordinator.payments/list-loader.server.ts'
import { MoneyPage } from '../coordinator.payments/money-page.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

export const loader = listLoader(({ desk }, viewer, asked) => desk.payables(viewer, asked))

/** What the parties are owed, and how much of it may be paid out. */
export default function Payables() {
  const { asked, list } = useLoaderData<typeof loader>()
  const t = useTranslations('desk.payables')
  const toRuns = useTranslations('payouts')('toRuns')
  const columns = useColumns(list.sum)
  return (
    <MoneyPage
      area="payables"
      asked={asked}
      list={list}
      states={['all', 'household', 'producer', 'logistics']}
      stateName={(state) => t(`states.${state}`)}
      sum={t('count', { count: list.count })}
      columns={columns}
      rowKey={(row) => `${row.party}-${row.id}`}
    >
      <p className="mb-3 text-sm">
        <a href="/coordinator/payouts" className="link inline-flex min-h-11 items-center">
          {toRuns}
        </a>
      </p>
    </MoneyPage>
  )
}

const disputes = '/coordinator/payments/disputes'
const figures = [
  { part: 'payable', sort: 'payable', rows: undefined },
  { part: 'confirmed', sort: 'confirmed', rows: undefined },
  { part: 'frozenConfirmed', sort: 'frozen', rows: disputes },
  { part: 'provisional', sort: 'provisional', rows: undefined },
  { part: 'frozenProvisional', sort: undefined, rows: disputes },
] as const

function useColumns(sum: Owed): DeskColumn<PayableRow>[] {
  const t = useTranslations('desk.payables')
  const unit = useTranslations('coordinator.income')('yuan')
  return [
    { key: 'party', title: t('party'), sort: 'party', cell: (row) => <Party row={row} />, foot: t('sum') },
    ...figures.map(
      ({ part, sort, rows }): DeskColumn<PayableRow> => ({
        key: part,
        title: t(part),
        unit,
        sort,
        numeric: true,
        cell: (row) => <Yuan fen={row[`${part}Fen`]} href={rows} />,
        foot: <Yuan fen={sum[`${part}Fen`]} />,
      }),
    ),
  ]
}

function Party({ row }: { row: PayableRow }) {
  const t = useTranslations('desk.payables')
  const locale = useLocale()
  if (row.party === 'logistics') return t('logistics')
  const name = inLocale(locale, row.nameZh ?? '', row.nameEn)
  if (row.party === 'producer') return <span className="inline-block min-w-36">{name}</span>
  return (
    <a href={`/coordinator/households/${row.id}`} className="link block min-w-36">
      {name} <span className="tabular">{row.code}</span>
    </a>
  )
}
