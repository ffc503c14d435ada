import { isUnsettled } from './clock.ts'
import {
  type Advance,
  type Back,
  type Earning,
  type Model,
  type Order,
  type Payout,
  type Run,
  standsFor,
} from './model.ts'
import { least, most, sum } from './sums.ts'

/** What lines earned a household, those that were merged into it with it; or it alone. */
export const earningsOf = (
  model: Model,
  household: string,
  { alone = false } = {},
): { order: Order; earning: Earning }[] =>
  model.orders.flatMap((order) =>
    order.lines.flatMap((line) =>
      line.earnings
        .filter((one) => (alone ? one.household : standsFor(model, one.household)) === household)
        .map((earning) => ({ order, earning })),
    ),
  )

type OpenBack = { back: Back; order: Order; household: string; fen: bigint }

/** What was taken back and no payout has, oldest first. */
const openBacks = (earnings: readonly { order: Order; earning: Earning }[]): OpenBack[] =>
  earnings
    .flatMap(({ order, earning: { household, back } }) =>
      back.map((one) => ({ back: one, order, household, fen: one.fen - one.takenFen })),
    )
    .filter(({ fen }) => fen > 0n)
    .sort((a, b) => a.back.at - b.back.at || (a.back.id < b.back.id ? -1 : 1))

function dueTo(model: Model, household: string) {
  const settled = earningsOf(model, household).filter(
    ({ order, earning }) => order.confirmed && !isUnsettled(order) && earning.saleGross > 0n,
  )
  const unpaid = settled.filter(({ earning }) => !earning.paidBy)
  const recoverable = openBacks(settled.filter(({ earning }) => earning.paidBy))
  const forgiven = sum(
    model.hardship.filter((one) => standsFor(model, one.household) === household),
    ({ fen }) => fen,
  )
  return { unpaid, recoverable, lessening: openBacks(unpaid), forgiven }
}

/** What refunds took after the payout and the household has not given back, nor need not. */
export function owingOf(model: Model, household: string): bigint {
  const { recoverable, forgiven } = dueTo(model, household)
  return most(sum(recoverable, ({ fen }) => fen) - forgiven, 0n)
}

/** What a run would pay a household now; null where it earned nothing that is not paid. */
export function payoutFor(model: Model, household: string, floorBps: bigint): Payout | null {
  const { unpaid, recoverable, lessening, forgiven } = dueTo(model, household)
  let free = forgiven
  for (const one of [...recoverable, ...lessening]) {
    const part = least(one.fen, free)
    one.fen -= part
    free -= part
  }
  const earned = sum(unpaid, ({ earning }) => earning.saleGross) - sum(lessening, ({ fen }) => fen)
  if (earned === 0n) return null
  const floor = (earned * floorBps + 9_999n) / 10_000n
  let room = earned - floor
  for (const one of recoverable) {
    one.fen = least(one.fen, room)
    room -= one.fen
  }
  const recovered = sum(recoverable, ({ fen }) => fen)
  const backs = [...lessening, ...recoverable].filter(({ fen }) => fen > 0n)
  const net =
    sum(unpaid, ({ earning }) => earning.saleGross - earning.soldCost) -
    sum(backs, ({ back, fen }) => (back.net * fen) / back.fen)
  const repaid = repay(model, household, { paid: earned - recovered, net, floor })
  const account = model.accounts.get(household) ?? ''
  return {
    ...{ household, account, earned, recovered, state: 'pending', answered: null },
    sales: unpaid,
    backs,
    repaid,
  }
}

const leftOf = ({ fen, takenFen }: Advance): bigint => fen - takenFen

/** Each advance takes its part of the net, the first given first, and the highest floor of all of them stays. */
function repay(model: Model, household: string, of: { paid: bigint; net: bigint; floor: bigint }): Payout['repaid'] {
  const open = model.advances.filter((one) => standsFor(model, one.household) === household && leftOf(one) > 0n)
  const floor = most(of.floor, ...open.map(({ floorFen }) => floorFen))
  let spare = of.paid - floor
  return open.flatMap((advance) => {
    const fen = least((least(of.net, of.paid) * advance.repayBps) / 10_000n, leftOf(advance), spare)
    if (fen <= 0n) return []
    spare -= fen
    return [{ advance, fen }]
  })
}

export const amountOf = ({ earned, recovered, repaid }: Payout): bigint =>
  earned - recovered - sum(repaid, ({ fen }) => fen)

/** What is in a payout is in no other one. */
export function hold(payout: Payout): void {
  for (const { earning } of payout.sales) earning.paidBy = payout
  for (const { back, fen } of payout.backs) back.takenFen += fen
  for (const { advance, fen } of payout.repaid) advance.takenFen += fen
}

/** What a payout would have paid is due again. */
export function letGo(payout: Payout): void {
  for (const { earning } of payout.sales) earning.paidBy = null
  for (const { back, fen } of payout.backs) back.takenFen -= fen
  for (const { advance, fen } of payout.repaid) advance.takenFen -= fen
  payout.state = 'failed'
}

/** Payouts that are not proven and whose household has another account by now. */
export const elsewhere = ({ accounts }: Model, { payouts }: Run): Payout[] =>
  payouts.filter(
    ({ state, household, account }) => (state === 'pending' || state === 'sent') && account !== accounts.get(household),
  )

/** The bank is told to pay, except what is disputed or was refunded since the run was proposed. */
export function send(run: Run): void {
  for (const payout of run.payouts) {
    const unsettled = [...payout.sales, ...payout.backs].some(({ order }) => isUnsettled(order))
    const refunded = payout.sales.some(({ earning }) =>
      earning.back.some((back) => back.fen > 0n && back.at >= run.at && back.takenFen === 0n),
    )
    if (unsettled || refunded) letGo(payout)
    else payout.state = 'sent'
  }
  run.state = 'exported'
  settle(run)
}

export function settle(run: Run): void {
  if (run.payouts.every(({ state }) => state === 'paid' || state === 'failed')) run.state = 'settled'
}
