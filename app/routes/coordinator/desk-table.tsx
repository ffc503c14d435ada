import type { Key, ReactNode } from 'react'
import { ScrollBox } from '../../components/scroll-box.tsx'
import { nextSort } from './report-query.ts'

export interface DeskColumn<Row> {
  key: string
  title: ReactNode
  cell: (row: Row) => ReactNode
  /** Figures stand right and line up. */
  numeric?: boolean
  /** What the figures count, under the title. */
  unit?: string
  /** Name of the sort this column's title leads to; absent where it cannot be sorted. */
  sort?: string
  /** What the foot says under this column. */
  foot?: ReactNode
}

/**
 * A dense table whose titles sort on the server. Scrolls inside its own box, which the keyboard can reach; the first
 * column names the row and stays in sight. Columns of words stay wide enough for Chinese, which could break after every character.
 */
export function DeskTable<Row>(props: {
  caption: string
  columns: DeskColumn<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => Key
  sorted?: { sort: string; descending: boolean; href: (sort: string) => string }
}) {
  const { columns, sorted } = props
  const side = (column: DeskColumn<Row>) => (column.numeric ? 'text-right tabular whitespace-nowrap' : 'text-left')
  const direction = (column: DeskColumn<Row>) =>
    column.sort && sorted?.sort === column.sort ? (sorted.descending ? 'descending' : 'ascending') : undefined
  return (
    <ScrollBox aria-label={props.caption} className="overflow-x-auto rounded-lg border border-line bg-card">
      <table className="w-full border-collapse text-xs [overflow-wrap:normal]">
        <caption className="sr-only">{props.caption}</caption>
        <thead>
          <tr className="border-b border-line bg-paper-deep">
            {columns.map((column, at) => (
              <th
                key={column.key}
                scope="col"
                aria-sort={direction(column)}
                className={`px-2 py-1 align-bottom font-medium ${column.numeric ? 'min-w-[5.5em] text-right' : 'min-w-20 text-left whitespace-nowrap'} ${at === 0 ? 'sticky left-0 min-w-28 bg-paper-deep' : ''}`}
              >
                <Title column={column} sorted={sorted} direction={direction(column)} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {props.rows.map((row) => (
            <tr key={props.rowKey(row)} className="group hover:bg-paper">
              {columns.map((column, at) =>
                at === 0 ? (
                  <th
                    key={column.key}
                    scope="row"
                    className={`sticky left-0 max-w-56 min-w-28 bg-card px-2 py-1.5 font-normal group-hover:bg-paper ${side(column)}`}
                  >
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.key} className={`px-2 py-1.5 ${side(column)}`}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
        {columns.some((column) => column.foot !== undefined) ? (
          <tfoot>
            <tr className="border-t-2 border-line-strong font-medium">
              {columns.map((column) => (
                <td key={column.key} className={`px-2 py-2 ${side(column)}`}>
                  {column.foot}
                </td>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </ScrollBox>
  )
}

function Title<Row>(props: {
  column: DeskColumn<Row>
  sorted?: { sort: string; descending: boolean; href: (sort: string) => string }
  direction: 'ascending' | 'descending' | undefined
}) {
  const { column, sorted, direction } = props
  const unit = column.unit ? <span className="block text-[0.7rem] font-normal text-soft">{column.unit}</span> : null
  if (!column.sort || !sorted)
    return (
      <span className="inline-flex min-h-9 items-center">
        <span>
          {column.title}
          {unit}
        </span>
      </span>
    )
  return (
    <a
      href={sorted.href(nextSort(column.sort, sorted.sort, sorted.descending))}
      className="inline-flex min-h-9 items-center gap-1 text-ink no-underline underline-offset-4 hover:text-accent hover:underline"
    >
      <span>
        {column.title}
        {unit}
      </span>
      <span aria-hidden="true" className={`text-[0.7em] ${direction ? 'text-accent' : 'text-line-strong'}`}>
        {direction === 'ascending' ? '▲' : '▼'}
      </span>
    </a>
  )
}
