import type { Key, ReactNode } from 'react'
import { ScrollBox } from './scroll-box.tsx'

export interface Column<Row> {
  key: string
  title: ReactNode
  cell: (row: Row) => ReactNode
  /** Figures stand right and line up. */
  numeric?: boolean
}

/**
 * A plain table with a caption. On a phone it scrolls inside its own box, which the keyboard can reach.
 * The first column names the row. Columns of words stay wide enough for Chinese, which could break after every character.
 */
export function DataTable<Row>(props: {
  caption: string
  columns: Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => Key
  foot?: ReactNode
}) {
  const side = (column: Column<Row>) => (column.numeric ? 'text-right tabular whitespace-nowrap' : 'min-w-24 text-left')
  return (
    <ScrollBox aria-label={props.caption} className="overflow-x-auto rounded-lg border border-line bg-card">
      <table className="w-full border-collapse text-sm wrap-break-word">
        <caption className="sr-only">{props.caption}</caption>
        <thead>
          <tr className="border-b border-line bg-paper-deep">
            {props.columns.map((column) => (
              <th key={column.key} scope="col" className={`px-3 py-2 font-medium whitespace-nowrap ${side(column)}`}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {props.rows.map((row) => (
            <tr key={props.rowKey(row)} className="hover:bg-paper">
              {props.columns.map((column, index) =>
                index === 0 ? (
                  <th key={column.key} scope="row" className={`px-3 py-2.5 font-normal ${side(column)}`}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.key} className={`px-3 py-2.5 ${side(column)}`}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
        {props.foot}
      </table>
    </ScrollBox>
  )
}
