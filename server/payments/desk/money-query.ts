import { pageOf, sortOf } from '#server/households/income-report.ts'

/** What a page of the desk asks for, as it stands in its address. */
export type MoneyQuery = {
  /** One of the list's states; anything else is its first. */
  state?: string | null
  /** A column's name, with `-` before it for the largest first. */
  sort?: string | null
  /** From 1. */
  page?: number | null
  /** For an export: all pages, up to a bound. */
  all?: boolean
}

export const PAGE_SIZE = 50

/** A list as it is shown: which state, in which order, which rows of it. */
export type Shown<State extends string, Sort extends string> = {
  state: State
  sort: Sort
  descending: boolean
  limit: number
  offset: number
}

/** A query as one of the list's own states and sorts. */
export function shownBy<State extends string, Sort extends string>(
  query: MoneyQuery,
  list: {
    states: readonly [State, ...State[]]
    sorts: readonly Sort[]
    first: (state: State) => { sort: Sort; descending: boolean }
  },
): Shown<State, Sort> {
  const state = list.states.find((one) => one === query.state) ?? list.states[0]
  const order = sortOf(query.sort, list.sorts, list.first(state))
  return { state, ...order, ...pageOf(query.page, query.all ? 'all' : PAGE_SIZE) }
}

/** SQL: the order of a list, which repeats from page to page. @param column the sort's own SQL */
export const orderBy = (column: string, descending: boolean, id: string): string =>
  `ORDER BY ${column} ${descending ? 'DESC NULLS LAST' : 'ASC NULLS LAST'}, ${id}`

/** One page of a list. */
export type MoneyList<Row, State extends string, Sort extends string> = {
  rows: Row[]
  /** Over all pages. */
  count: number
  /** Over all pages, CNY only. */
  sumFen: bigint
  pageSize: number
  state: State
  sort: Sort
  descending: boolean
}

/** Takes the totals that every row carries off the rows. */
export function listOf<Row, State extends string, Sort extends string>(
  rows: (Row & { count: number; sumFen: bigint | null })[],
  { state, sort, descending }: Shown<State, Sort>,
): MoneyList<Row, State, Sort> {
  const { count = 0, sumFen = 0n } = rows[0] ?? {}
  return { rows, count, sumFen: sumFen ?? 0n, pageSize: PAGE_SIZE, state, sort, descending }
}
