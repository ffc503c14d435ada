import type { Model, Order, Payout, Run } from './model.ts'

const sum = <T>(all: readonly T[], of: (one: T) => bigint): bigint => all.reduce((total, one) => total + of(one), 0n)

const earningsOf = (orders: readonly Order[], household: string) =>
  orders.flatMap((order) =>
    order.lines.flatMap((line) =>
      line.earnings.filter((one) => one.household === household).map((earning) => ({ order, earning })),
    ),
  )

/** What a run would pay a household now; null where it earned nothing that is not paid. */
export function payoutFor(model: Model, household: string, floorBps: bigint): Payout | null {
  const settled = model.orders.filter((order) => order.confirmed && !order.dispute)
  const earnings = earningsOf(settled, household).filter(({ earning }) => earning.saleGross > 0n)
  const unpaid = earnings.filter(({ earning }) => !earning.paidBy)
  const openBacks = (all: typeof earnings) =>
    all.flatMap(({ order, earning }) =>
      earning.back.filter((back) => back.takenFen < back.fen).map((back) => ({ back, order })),
    )
  const lessened = openBacks(unpaid).map((one) => ({ ...one, fen: one.back.fen - one.back.takenFen }))
  const earned = sum(unpaid, ({ earning }) => earning.saleGross) - sum(lessened, ({ fen }) => fen)
  if (earned === 0n) return null
  let room = earned - (earned * floorBps + 9_999n) / 10_000n
  const recovered = openBacks(earnings.filter(({ earning }) => earning.paidBy))
    .sort((a, b) => a.back.at - b.back.at || (a.back.id < b.back.id ? -1 : 1))
    .map((one) => {
      const open = one.back.fen - one.back.takenFen
      const fen = open < room ? open : room
      room -= fen
      return { ...one, fen }
    })
    .filter(({ fen }) => fen > 0n)
  const backs = [...lessened, ...recovered]
  return { household, earned, recovered: sum(recovered, ({ fen }) => fen), state: 'pending', sales: unpaid, backs }
}

/** What is in a payout is in no other one. */
export function hold(payout: Payout): void {
  for (const { earning } of payout.sales) earning.paidBy = payout
  for (const { back, fen } of payout.backs) back.takenFen += fen
}

/** What a payout would have paid is due again. */
export function letGo(payout: Payout): void {
  for (const { earning } of payout.sales) earning.paidBy = null
  for (const { back, fen } of payout.backs) back.takenFen -= fen
  payout.state = 'failed'
}

/** The bank is told to pay, except what is disputed or was refunded since the run was proposed. */
export function send(run: Run): void {
  for (const payout of run.payouts) {
    const disputed = [...payout.sales, ...payout.backs].some(({ order }) => order.dispute)
    const refunded = payout.sales.some(({ earning }) =>
      earning.back.some((back) => back.at >= run.at && back.takenFen === 0n),
    )
    if (disputed || refunded) letGo(payout)
    else payout.state = 'sent'
  }
  run.state = 'exported'
  settle(run)
}

export function settle(run: Run): void {
  if (run.payouts.every(({ state }) => state === 'paid' || state === 'failed')) run.state = 'settled'
}

export type Figures = Record<
  'provisional' | 'confirmed' | 'sent' | 'paid' | 'gross' | 'cost' | 'net' | 'dueEarned' | 'dueRecovered',
  bigint
>

/** What must be true of a household now, fen. */
export function figuresOf(model: Model, household: string): Figures {
  const all = earningsOf(model.orders, household)
  const grossOf = (confirmed: boolean) =>
    sum(all, ({ order, earning }) => (order.confirmed === confirmed ? earning.gross : 0n))
  const amounts = (...states: Payout['state'][]) =>
    sum(
      model.runs.flatMap((run) => run.payouts).filter((one) => one.household === household),
      (one) => (states.includes(one.state) ? one.earned - one.recovered : 0n),
    )
  const [gross, cost] = [sum(all, ({ earning }) => earning.gross), sum(all, ({ earning }) => earning.cost)]
  const due = payoutFor(model, household, 5_000n)
  return {
    provisional: grossOf(false),
    confirmed: grossOf(true) - amounts('sent', 'paid'),
    sent: amounts('sent'),
    paid: amounts('paid'),
    ...{ gross, cost, net: gross - cost },
    ...{ dueEarned: due?.earned ?? 0n, dueRecovered: due?.recovered ?? 0n },
  }
}
