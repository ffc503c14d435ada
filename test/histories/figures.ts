import { fundLeft, fundOwns, grantedTo } from './aid.ts'
import { declaredTo, type Pay, payTo } from './lists.ts'
import { type Model, type Payout, standsFor } from './model.ts'
import { amountOf, earningsOf, owingOf, payoutFor } from './payouts.ts'
import { sum } from './sums.ts'

/** What is on a household's own accounts, fen. */
type Balances = Record<'provisional' | 'confirmed' | 'advance' | 'declared', bigint>

const payoutsIn = (model: Model, ...states: Payout['state'][]): Payout[] =>
  model.runs.flatMap((run) => run.payouts).filter(({ state }) => states.includes(state))

function balancesOf(model: Model, household: string): Balances {
  const all = earningsOf(model, household, { alone: true })
  const grossOf = (confirmed: boolean) =>
    sum(all, ({ order, earning }) => (order.confirmed === confirmed ? earning.gross : 0n))
  const own = <T extends { household: string }>(rows: readonly T[]) => rows.filter((one) => one.household === household)
  const told = payoutsIn(model, 'sent', 'paid')
  const sales = told.flatMap((payout) => payout.sales.map(({ earning }) => earning))
  const backs = told.flatMap((payout) => payout.backs)
  const repaid = told.flatMap((payout) => payout.repaid.map(({ advance, fen }) => ({ ...advance, fen })))
  const paidOut = sum(own(sales), ({ saleGross }) => saleGross) - sum(own(backs), ({ fen }) => fen)
  return {
    provisional: grossOf(false),
    confirmed: grossOf(true) - paidOut + sum(own(model.hardship), ({ fen }) => fen),
    advance: sum(own(model.advances), ({ fen }) => fen) - sum(own(repaid), ({ fen }) => fen),
    declared: declaredTo(model, household),
  }
}

const DAY_HOURS = 8 * 3_600_000
/** The day of a moment in Asia/Shanghai. */
export const dayAt = (at: number): string => new Date(at + DAY_HOURS).toISOString().slice(0, 10)

/** What has changed since the last time counts for the month of its day, or of the first day that is open. */
export function book(model: Model, households: readonly string[], at: number, firstOpen: string): void {
  const month = (dayAt(at) > firstOpen ? dayAt(at) : firstOpen).slice(0, 7)
  for (const household of households)
    for (const [account, fen] of Object.entries(balancesOf(model, household))) {
      const before = sum([...model.months], ([key, moved]) => (key.endsWith(`${household} ${account}`) ? moved : 0n))
      const key = `${month} ${household} ${account}`
      if (fen !== before) model.months.set(key, (model.months.get(key) ?? 0n) + fen - before)
    }
}

/** Net that payouts paid: of each sale whole, of what was taken back the same part as of its price. */
function netIn(model: Model, household: string, counts: (payout: Payout) => boolean): bigint {
  const paid = payoutsIn(model, 'paid').filter(counts)
  return sum(earningsOf(model, household), ({ earning }) => {
    const sale = earning.paidBy && paid.includes(earning.paidBy) ? earning.saleGross - earning.soldCost : 0n
    const takenOf = (back: (typeof earning.back)[number]) =>
      sum(
        paid.flatMap((payout) => payout.backs),
        (one) => (one.back === back ? one.fen : 0n),
      )
    return sale - sum(earning.back, (back) => (back.fen === 0n ? 0n : (back.net * takenOf(back)) / back.fen))
  })
}

/** Net of what was sold and taken back in a month, whenever it was booked. */
const netOfMonth = (model: Model, household: string, month: string): bigint =>
  sum(earningsOf(model, household), ({ earning: { at, saleGross, soldCost, back } }) => {
    const within = (moment: number) => dayAt(moment).startsWith(month)
    const sale = within(at) ? saleGross - soldCost : 0n
    return sale - sum(back, (one) => (within(one.at) ? one.net : 0n))
  })

/** What it is paid by the month, and was given for good: beside what sales earn, never in it. */
export type Beside = Record<'wage' | 'property' | 'granted', bigint>

function besideOf(model: Model, household: string, now: number): Beside {
  const [year, month] = dayAt(now).split('-')
  const paid = (...kinds: Pay[]) => payTo(model, household, kinds, `${Number(year) - 1}-${month}`)
  return {
    wage: paid('wage'),
    property: paid('land_rent', 'share_dividend'),
    granted: grantedTo(model, household),
  }
}

/** What is the district's: its fund, what that can still give, and what producers declared to owe, fen. */
export type DistrictFigures = Record<'fund' | 'fundLeft' | 'declared', bigint>

export const districtFigures = (model: Model, households: readonly string[]): DistrictFigures => ({
  ...{ fund: fundOwns(model), fundLeft: fundLeft(model) },
  declared: sum(households, (household) => declaredTo(model, household)),
})

/** Of a household's own accounts and attributions; of the payouts in its name; and of what stands for it now, merged ones with it. */
export type Figures = Balances &
  Beside &
  Record<'gross' | 'cost' | 'sent' | 'paid', bigint> &
  Record<'dueEarned' | 'dueRecovered' | 'dueRepaid' | 'owing', bigint> &
  Record<'netProvisional' | 'netConfirmed' | 'netPaid' | 'netVerified' | 'netOfMonth', bigint>

/** What must be true of a household at a moment, fen. @param month the one whose net is asked for */
export function figuresOf(model: Model, household: string, { now, month }: { now: number; month: string }): Figures {
  const own = earningsOf(model, household, { alone: true })
  const all = earningsOf(model, household)
  const stands = standsFor(model, household) === household
  const due = stands ? payoutFor(model, household, 5_000n) : null
  const netWhere = (confirmed: boolean) =>
    sum(all, ({ order, earning }) => (order.confirmed === confirmed ? earning.gross - earning.cost : 0n))
  const amounts = (state: Payout['state']) =>
    sum(payoutsIn(model, state), (one) => (one.household === household ? amountOf(one) : 0n))
  return {
    ...balancesOf(model, household),
    ...besideOf(model, household, now),
    ...{ gross: sum(own, ({ earning }) => earning.gross), cost: sum(own, ({ earning }) => earning.cost) },
    ...{ sent: amounts('sent'), paid: amounts('paid') },
    ...{ dueEarned: due?.earned ?? 0n, dueRecovered: due?.recovered ?? 0n },
    ...{ dueRepaid: sum(due?.repaid ?? [], ({ fen }) => fen), owing: owingOf(model, household) },
    ...{ netProvisional: netWhere(false), netConfirmed: netWhere(true) },
    netPaid: netIn(model, household, () => true),
    netVerified: netIn(model, household, ({ answered }) => answered === 'same'),
    netOfMonth: netOfMonth(model, household, month),
  }
}
