import { type Model, standsFor } from './model.ts'
import { sum } from './sums.ts'

/** What a producer pays by the month: for one day, mu and year, or share, fen; and whether a list pays some months of a year's. */
export const pays = {
  wage: { rateFen: 12_000n, yearly: false },
  land_rent: { rateFen: 80_050n, yearly: true },
  share_dividend: { rateFen: 345n, yearly: false },
} as const
export type Pay = keyof typeof pays

/** So many thousandths of a day, mu or share. Of a household that was merged it is the other's, from when it is approved on. */
export type Row = { household: string; milli: bigint; months: bigint; fen: bigint }
export type List = {
  id: string
  pay: Pay
  period: string
  rows: Row[]
  state: 'proposed' | 'approved' | 'paid' | 'rejected'
  takenBack: boolean
}

/** What a row gives, to the nearest fen. */
export function payOf(pay: Pay, milli: bigint, months: bigint): bigint {
  const { rateFen, yearly } = pays[pay]
  const [part, whole] = yearly ? [milli * rateFen * months, 12_000n] : [milli * rateFen, 1_000n]
  return (part + whole / 2n) / whole
}

const counting = ({ lists }: Model): List[] =>
  lists.filter(({ state, takenBack }) => (state === 'approved' || state === 'paid') && !takenBack)

/** Rows that count for a household, those of merged ones with it. */
const rowsOf = (model: Model, household: string, of: (list: List) => boolean): Row[] =>
  counting(model)
    .filter(of)
    .flatMap(({ rows }) => rows.filter((row) => standsFor(model, row.household) === household))

/** Whether a list would pay somebody a month a second time, or more than twelve months of a year. */
export function paysTwice(model: Model, { pay, period, rows }: Pick<List, 'pay' | 'period' | 'rows'>): boolean {
  const households = rows.map((row) => standsFor(model, row.household))
  if (new Set(households).size < households.length) return true
  return rows.some(({ months }, at) => {
    const before = (of: string) =>
      rowsOf(model, households[at] ?? '', (list) => list.pay === pay && list.period.startsWith(of))
    const paid = sum(before(period.slice(0, 4)), (row) => row.months)
    return before(period).length > 0 || (pays[pay].yearly && paid + months > 12n)
  })
}

/** What counts as a household's pay, of months after that one. */
export const payTo = (model: Model, household: string, kinds: Pay[], after: string): bigint =>
  sum(
    rowsOf(model, household, ({ pay, period }) => kinds.includes(pay) && period > after),
    ({ fen }) => fen,
  )

/** What is declared to be owed to a household alone: approved, less what was proven to be paid, less what was taken back. */
export const declaredTo = ({ lists }: Model, household: string): bigint =>
  sum(lists, ({ state, takenBack, rows }) => {
    const times = (state === 'approved' ? 1n : 0n) - (takenBack ? 1n : 0n)
    return times * sum(rows, (row) => (row.household === household ? row.fen : 0n))
  })
