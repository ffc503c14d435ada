import type { Key, ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { EmptyState } from '../../components/notice.tsx'
import { Pagination } from '../../components/pagination.tsx'
import { StateLinks } from '../../components/state-links.tsx'
import { type DeskColumn, DeskTable } from './desk-table.tsx'
import { type Asked, addressOf } from './report-query.ts'
import { ExportLink } from './trend-chart.tsx'

/** A page of a list as verbs give it. */
export interface Listed<Row> {
  rows: readonly Row[]
  /** Over all pages. */
  count: number
  pageSize: number
  sort?: string
  descending?: boolean
}

/** The ways to narrow a list by its state. The first is what an address without a state shows. */
interface States<State extends string> {
  label?: string
  names: readonly State[]
  words: (state: State) => string
  shown: NoInfer<State>
}

/**
 * One list of the desk: its states, what it comes to and its file; then its table, whose titles sort, or of an empty list why; and
 * its other pages. Every way on keeps what was asked for.
 * @param props.path the list's address; with `.csv` behind, that of its file
 * @param props.sum what the rows of all pages come to; said only where there are any
 */
export function DeskList<Row, State extends string = never>(props: {
  path: string
  asked: Asked
  list: Listed<Row>
  caption: string
  columns: DeskColumn<Row>[]
  rowKey: (row: Row) => Key
  empty: { title: string; text: string }
  states?: States<State>
  sum?: ReactNode
}) {
  const { path, asked, list, states } = props
  const { sort, descending = false } = list
  const t = useTranslations('desk.list')
  const to = (change: Parameters<typeof addressOf>[2]) => addressOf(path, asked, change)
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-1 text-sm">
        {states ? (
          <StateLinks
            label={states.label ?? t('filter')}
            states={states.names}
            stateName={states.words}
            current={states.shown}
            href={(state) => to({ state })}
          />
        ) : null}
        {list.count > 0 && props.sum ? <p className="tabular">{props.sum}</p> : null}
        <div className="ml-auto">
          <ExportLink href={addressOf(`${path}.csv`, asked)} />
        </div>
      </div>
      {list.count === 0 ? (
        <EmptyState title={props.empty.title}>{props.empty.text}</EmptyState>
      ) : (
        <DeskTable
          caption={props.caption}
          columns={props.columns}
          rows={list.rows}
          rowKey={props.rowKey}
          sorted={sort ? { sort, descending, href: (next) => to({ sort: next }) } : undefined}
        />
      )}
      <Pagination page={asked.page} pages={Math.ceil(list.count / list.pageSize)} href={(page) => to({ page })} />
    </>
  )
}
