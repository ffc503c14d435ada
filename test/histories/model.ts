/**
 * What households must be owed, worked out a second time and in the plainest way: sums in fen, no database, nothing of the
 * product. Whoever changes a rule of the product changes it here by hand.
 */
export type Share = { code: string; household: string | null; bps: bigint; costFen: bigint }
/** What a party holds of a line. */
type Holding = { code: string; lineId: string; household: string | null; fen: bigint }
type Back = { id: string; at: number; fen: bigint; takenBy: Payout | null; takenFen: bigint }
/** What a line earned one household, and what is left of it. */
type Earning = {
  household: string
  sold: bigint
  soldCost: bigint
  units: bigint
  gross: bigint
  cost: bigint
  saleGross: bigint
  back: Back[]
  paidBy: Payout | null
}
export type Line = { id: string; priceFen: bigint; units: bigint; leftUnits: bigint; earnings: Earning[] }
export type Order = {
  id: string
  paymentId: string
  state: 'paid' | 'completed' | 'over'
  totalFen: bigint
  claimsEnd: number
  confirmed: boolean
  dispute: { id: string; amountFen: bigint } | null
  disputed: boolean
  weighed: Set<string>
  lines: Line[]
  held: Holding[]
}
export type Payout = {
  household: string
  earned: bigint
  recovered: bigint
  state: 'pending' | 'sent' | 'paid' | 'failed'
  sales: { order: Order; earning: Earning }[]
  backs: { back: Back; order: Order; fen: bigint }[]
}
export type Run = {
  id: string
  at: number
  state: 'proposed' | 'checked' | 'approved' | 'exported' | 'settled' | 'cancelled'
  payouts: Payout[]
}
export type Model = { orders: Order[]; runs: Run[] }

const sum = <T>(all: readonly T[], of: (one: T) => bigint): bigint => all.reduce((total, one) => total + of(one), 0n)
const byCode = (a: { code: string }, b: { code: string }) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)

/** A price divided: each part rounded down, what is over one fen each from the first code on. */
export function divide(fen: bigint, shares: readonly Share[]): { share: Share; fen: bigint }[] {
  const parts = [...shares].sort(byCode).map((share) => ({ share, fen: (fen * share.bps) / 10_000n }))
  let over = fen - sum(parts, (part) => part.fen)
  for (const part of parts) {
    if (over === 0n || part.share.bps === 0n) continue
    part.fen += 1n
    over -= 1n
  }
  return parts
}

export function newLine(id: string, priceFen: bigint, units: bigint, shares: readonly Share[]): [Line, Holding[]] {
  const parts = divide(priceFen * units, shares)
  const earnings = parts.flatMap(({ share, fen }): Earning[] => {
    if (!share.household) return []
    const cost = share.costFen * units
    const first = { household: share.household, sold: units, soldCost: cost, saleGross: fen }
    return [{ ...first, units, gross: fen, cost, back: [], paidBy: null }]
  })
  const held = parts.map(({ share, fen }) => ({ code: share.code, lineId: id, household: share.household, fen }))
  return [{ id, priceFen, units, leftUnits: units, earnings }, held]
}

export const heldOf = (order: Order, lineId?: string): bigint =>
  sum(order.held, (one) => (lineId === undefined || one.lineId === lineId ? one.fen : 0n))

/** Takes a sum from what parties hold: in proportion, rounded down; what is over from the last on. @returns by line and household */
function takeFrom(holdings: Holding[], fen: bigint): Map<string, bigint> {
  const sorted = holdings.filter((one) => one.fen > 0n).sort((a, b) => byCode(a, b) || (a.lineId < b.lineId ? -1 : 1))
  const whole = sum(sorted, (one) => one.fen)
  const parts = sorted.map((one) => (whole === 0n ? 0n : (fen * one.fen) / whole))
  let over = fen - sum(parts, (part) => part)
  for (let at = sorted.length - 1; at >= 0 && over > 0n; at--) {
    if (parts[at] === sorted[at]?.fen) continue
    parts[at] = (parts[at] ?? 0n) + 1n
    over -= 1n
  }
  const given = new Map<string, bigint>()
  for (const [at, one] of sorted.entries()) {
    one.fen -= parts[at] ?? 0n
    const key = `${one.lineId} ${one.household}`
    given.set(key, (given.get(key) ?? 0n) + (parts[at] ?? 0n))
  }
  return given
}

/** What one earning gives back. */
function giveBack(
  earning: Earning,
  at: number,
  { fen, cost, units }: { fen: bigint; cost: bigint; units: bigint },
): void {
  earning.gross -= fen
  earning.cost -= cost
  earning.units -= units
  if (fen > 0n) earning.back.push({ id: '', at, fen, takenBy: null, takenFen: 0n })
}

/** All that is left of an order goes back. */
export function takeBackRest(order: Order, at: number): void {
  for (const one of order.held) one.fen = 0n
  for (const earning of order.lines.flatMap((line) => line.earnings))
    giveBack(earning, at, { fen: earning.gross, cost: earning.cost, units: earning.units })
  order.state = 'over'
}

/** A part goes back: of a line with perhaps its units, or of the whole order. All that there is left ends the order. */
export function takeBack(order: Order, fen: bigint, at: number, of: { line: Line; units: bigint } | null): void {
  if (fen === heldOf(order)) {
    takeBackRest(order, at)
    return
  }
  const lines = of ? [of.line] : order.lines
  const units = of?.units ?? 0n
  const given = takeFrom(
    order.held.filter((one) => lines.some(({ id }) => id === one.lineId)),
    fen,
  )
  for (const line of lines) {
    line.leftUnits -= units
    for (const earning of line.earnings) {
      const cost = (earning.soldCost * units) / earning.sold
      const back = { fen: given.get(`${line.id} ${earning.household}`) ?? 0n, units }
      giveBack(earning, at, { ...back, cost: cost < earning.cost ? cost : earning.cost })
    }
  }
}

/** Everything that can be claimed of until then and is under no dispute is confirmed. */
export function confirm(model: Model, now: number): void {
  for (const order of model.orders)
    if (order.state === 'completed' && !order.dispute && now > order.claimsEnd) order.confirmed = true
}
