import type { Key, ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { EmptyState } from '../../components/notice.tsx'
import { Pagination } from '../../components/pagination.tsx'
import { StateLinks } from '../../components/state-links.tsx'
import { formatMoney } from '../../i18n/format-money.ts'
import { type DeskColumn, DeskTable } from '../coordinator/desk-table.tsx'
import { type Asked, addressOf } from '../coordinator/report-query.ts'
import { ExportLink } from '../coordinator/trend-chart.tsx'

type Area = 'refunds' | 'disputes' | 'unmatched' | 'differences' | 'payables' | 'checkouts' | 'silent'

interface Shown<Row, State> {
  rows: Row[]
  state: State
  /** Over all pages. */
  count: number
  /** Over all pages. */
  sumFen?: bigint
  pageSize: number
  sort?: string
  descending?: boolean
}

/** One list of the desk: what it is, its states, its rows, its file; and what there is when there are none. */
export function MoneyPage<Row, State extends string>(props: {
  area: Area
  asked: Asked
  list: Shown<Row, State>
  /** The first is what an address without a state shows. */
  states?: readonly NoInfer<State>[]
  stateName?: (state: NoInfer<State>) => string
  /** How many there are and what they come to; both of all pages. */
  sum?: ReactNode
  emptyTitle?: string
  columns: DeskColumn<Row>[]
  rowKey: (row: Row) => Key
  children?: ReactNode
}) {
  const { area, asked, list, states = [], stateName = String } = props
  const { sort, descending = false } = list
  const t = useTranslations('desk')
  const path = `/coordinator/payments/${area}`
  const to = (change: Parameters<typeof addressOf>[2]) => addressOf(path, asked, change)
  return (
    <section aria-labelledby="list">
      <h2 id="list" className="text-xl">
        {t(`${area}.title`)}
      </h2>
      <p className="mb-3 max-w-prose text-sm text-soft">{t(`${area}.lead`)}</p>
      {props.children}
      <div className="mb-2 flex flex-wrap items-center justify-between gap-x-4 gap-y-1 text-sm">
        {states.length > 0 ? (
          <StateLinks
            label={t('list.filter')}
            {...{ states, stateName }}
            current={list.state}
            href={(state) => to({ state })}
          />
        ) : null}
        {list.count > 0 ? <p className="tabular">{props.sum ?? <CountAndSum {...list} />}</p> : null}
        <ExportLink href={addressOf(`${path}.csv`, asked)} />
      </div>
      {list.count === 0 ? (
        <EmptyState title={props.emptyTitle ?? t(`${area}.emptyTitle`)}>{t(`${area}.empty`)}</EmptyState>
      ) : (
        <DeskTable
          caption={t(`${area}.caption`)}
          columns={props.columns}
          rows={list.rows}
          rowKey={props.rowKey}
          sorted={sort ? { sort, descending, href: (next) => to({ sort: next }) } : undefined}
        />
      )}
      <Pagination page={asked.page} pages={Math.ceil(list.count / list.pageSize)} href={(page) => to({ page })} />
    </section>
  )
}

function CountAndSum({ count, sumFen }: { count: number; sumFen?: bigint }) {
  const t = useTranslations('desk.list')
  return sumFen === undefined ? t('count', { count }) : t('sum', { count, sum: formatMoney(sumFen) })
}
