import type { Key, ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { formatMoney } from '../../i18n/format-money.ts'
import { DeskList, type Listed } from '../coordinator/desk-list.tsx'
import type { DeskColumn } from '../coordinator/desk-table.tsx'
import type { Asked } from '../coordinator/report-query.ts'

type Area = 'refunds' | 'disputes' | 'unmatched' | 'differences' | 'payables' | 'checkouts' | 'silent'

/** One list of money under its own heading: what it is, its states, its rows, its file. */
export function MoneyPage<Row, State extends string>(props: {
  area: Area
  asked: Asked
  list: Listed<Row> & {
    state: State
    /** Over all pages. */
    sumFen?: bigint
  }
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
  const { area, asked, list, columns, rowKey, states, stateName = String } = props
  const t = useTranslations('desk')
  return (
    <section aria-labelledby="list">
      <h2 id="list" className="text-xl">
        {t(`${area}.title`)}
      </h2>
      <p className="mb-3 max-w-prose text-sm text-soft">{t(`${area}.lead`)}</p>
      {props.children}
      <DeskList
        path={`/coordinator/payments/${area}`}
        {...{ asked, list, columns, rowKey }}
        caption={t(`${area}.caption`)}
        states={states ? { names: states, words: stateName, shown: list.state } : undefined}
        sum={props.sum ?? <CountAndSum {...list} />}
        empty={{ title: props.emptyTitle ?? t(`${area}.emptyTitle`), text: t(`${area}.empty`) }}
      />
    </section>
  )
}

function CountAndSum({ count, sumFen }: { count: number; sumFen?: bigint }) {
  const t = useTranslations('desk.list')
  return sumFen === undefined ? t('count', { count }) : t('sum', { count, sum: formatMoney(sumFen) })
}
