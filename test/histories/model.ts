import type { List } from './lists.ts'
import type { Quoted } from './quote.ts'
import { inProportion, least, sum } from './sums.ts'

/**
 * What households must be owed, worked out a second time and in the plainest way: sums in fen, no database, nothing of the
 * product. Whoever changes a rule of the product changes it here by hand.
 */
export type Share = { code: string; household: string | null; bps: bigint; costFen: bigint }
/** What a party holds of a line; less than nothing for who bears a discount. */
type Holding = { code: string; lineId: string; household: string | null; fen: bigint }
/** What was taken back of an earning; `takenFen` of it is in payouts. */
export type Back = { id: string; at: number; fen: bigint; net: bigint; takenFen: bigint }
/** What a line earned one household, and what is left of it. */
export type Earning = {
  household: string
  at: number
  sold: bigint
  soldCost: bigint
  units: bigint
  gross: bigint
  cost: bigint
  saleGross: bigint
  back: Back[]
  paidBy: Payout | null
}
export type Line = {
  id: string
  priceFen: bigint
  units: bigint
  leftUnits: bigint
  discountFen: bigint
  claimHours: number
  earnings: Earning[]
}
/** What a buyer says of goods of a line, until it is decided. `agreedAt`: when it was agreed that they come back. */
export type Claim = {
  id: string
  line: Line
  units: bigint
  goesBack: boolean
  state: 'open' | 'agreed' | 'sentBack' | 'over'
  agreedAt: number
}
/** A reserved one has no lines yet, only what was asked for. Nothing of it is sent, or reserved any longer, from `releasedAt` on. */
export type Order = {
  id: string
  payments: { id: string; fen: bigint }[]
  asked: Quoted[]
  bearer: string
  state: 'reserved' | 'paid' | 'completed' | 'over'
  totalFen: bigint
  releasedAt: number
  paidAt: number
  receivedAt: number | null
  claims: Claim[]
  confirmed: boolean
  dispute: { id: string; paymentId: string; amountFen: bigint } | null
  disputed: boolean
  weighed: Set<string>
  lines: Line[]
  held: Holding[]
}
/** What a household was lent; `takenFen` of it payouts repay. */
export type Advance = {
  id: string
  household: string
  fen: bigint
  repayBps: bigint
  floorFen: bigint
  takenFen: bigint
}
export type Payout = {
  household: string
  account: string
  earned: bigint
  recovered: bigint
  state: 'pending' | 'sent' | 'paid' | 'failed'
  answered: 'same' | 'other' | null
  sales: { order: Order; earning: Earning }[]
  backs: { back: Back; order: Order; household: string; fen: bigint }[]
  repaid: { advance: Advance; fen: bigint }[]
}
export type Run = {
  id: string
  at: number
  state: 'proposed' | 'checked' | 'approved' | 'exported' | 'settled' | 'cancelled'
  payouts: Payout[]
}
export type Model = {
  orders: Order[]
  runs: Run[]
  advances: Advance[]
  /** What a household need not give back. */
  hardship: { household: string; fen: bigint }[]
  /** What funds gave for good; to a household, or to a producer. */
  grants: { household: string | null; fen: bigint }[]
  lists: List[]
  /** The number of the account that a household is paid to. */
  accounts: Map<string, string>
  mergedInto: Map<string, string>
  /** What households' accounts moved by, by month, household and account. */
  months: Map<string, bigint>
}
export const newModel = (accounts: Map<string, string>): Model => ({
  ...{ orders: [], runs: [], advances: [], hardship: [], grants: [], lists: [] },
  ...{ accounts, mergedInto: new Map(), months: new Map() },
})

export const FREIGHT = 'freight'
const byCode = (a: { code: string }, b: { code: string }) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)

/** Who a household is now: another one, where it was merged. */
export const standsFor = (model: Model, household: string): string => model.mergedInto.get(household) ?? household

/** Shares as they hold now: those of a merged household are the other's, beside its own. */
export function sharesNow(model: Model, shares: readonly Share[]): Share[] {
  const now = new Map<string, Share>()
  for (const share of shares) {
    const household = share.household && standsFor(model, share.household)
    const code = household ? `household:${household}` : share.code
    const before = now.get(code) ?? { bps: 0n, costFen: 0n }
    now.set(code, { code, household, bps: share.bps + before.bps, costFen: share.costFen + before.costFen })
  }
  return [...now.values()]
}

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

export type Sold = Pick<Quoted, 'priceFen' | 'units' | 'claimHours' | 'discountFen' | 'freightFen'> & { id: string }

/** A line that was paid. Its price is divided whole: a discount is `bearer`'s, freight goes to whoever carries it. */
export function newLine(
  sold: Sold,
  { shares, bearer, at }: { shares: readonly Share[]; bearer: string; at: number },
): [Line, Holding[]] {
  const { id: lineId, priceFen, units, claimHours, discountFen, freightFen } = sold
  const parts = divide(priceFen * units, shares)
  const earnings = parts.flatMap(({ share, fen }): Earning[] => {
    if (!share.household) return []
    const cost = share.costFen * units
    const first = { household: share.household, at, sold: units, soldCost: cost, saleGross: fen }
    return [{ ...first, units, gross: fen, cost, back: [], paidBy: null }]
  })
  const held = parts.map(({ share, fen }) => ({ code: share.code, lineId, household: share.household, fen }))
  held.push({ code: FREIGHT, lineId, household: null, fen: freightFen })
  held.push({ code: bearer, lineId, household: null, fen: -discountFen })
  return [{ id: lineId, priceFen, units, leftUnits: units, discountFen, claimHours, earnings }, held]
}

export const heldOf = (order: Order): bigint => sum(order.held, ({ fen }) => fen)
export const openClaims = ({ claims }: Order): number => claims.filter(({ state }) => state !== 'over').length
const goodsIn = (order: Order, lineId: string) =>
  order.held.filter((one) => one.lineId === lineId && one.code !== FREIGHT)
const freightIn = (order: Order, lineId: string) =>
  order.held.filter((one) => one.lineId === lineId && one.code === FREIGHT)
export const goodsOf = (order: Order, line: Line): bigint => sum(goodsIn(order, line.id), ({ fen }) => fen)

/** What so many units more of a line cost: their price less their part of the discount; its freight with the last, until it is sent. */
export function worthOf(order: Order, line: Line, units: bigint): { goods: bigint; freight: bigint } {
  const paidFor = (first: bigint) => line.priceFen * first - (line.discountFen * first) / line.units
  const gone = line.units - line.leftUnits
  const goods = least(paidFor(gone + units) - paidFor(gone), goodsOf(order, line))
  const last = units === line.leftUnits && order.state === 'paid'
  return { goods, freight: last ? sum(freightIn(order, line.id), ({ fen }) => fen) : 0n }
}

/** Takes a sum from what parties hold; who bears a discount has the same part of it back. @returns what went, by line and household */
function takeFrom(holdings: Holding[], fen: bigint): Map<string, bigint> {
  const given = new Map<string, bigint>()
  if (fen === 0n) return given
  const whole = sum(holdings, (one) => one.fen)
  const sorted = holdings.filter((one) => one.fen > 0n).sort((a, b) => byCode(a, b) || (a.lineId < b.lineId ? -1 : 1))
  let wanted = fen
  for (const bearer of holdings.filter((one) => one.fen < 0n)) {
    const part = (-bearer.fen * fen) / whole
    bearer.fen += part
    wanted += part
  }
  const parts = inProportion(
    wanted,
    sorted.map((one) => one.fen),
  )
  for (const [at, one] of sorted.entries()) {
    const part = parts[at] ?? 0n
    one.fen -= part
    const key = `${one.lineId} ${one.household}`
    given.set(key, (given.get(key) ?? 0n) + part)
  }
  return given
}

/** What one earning gives back. */
function giveBack(earning: Earning, at: number, back: { fen: bigint; cost: bigint; units: bigint }): void {
  const { fen, cost, units } = back
  earning.gross -= fen
  earning.cost -= cost
  earning.units -= units
  if (fen > 0n || cost > 0n) earning.back.push({ id: '', at, fen, net: fen - cost, takenFen: 0n })
}

/** All that is left of an order goes back. */
export function takeBackRest(order: Order, at: number): void {
  for (const one of order.held) one.fen = 0n
  for (const earning of order.lines.flatMap((line) => line.earnings))
    giveBack(earning, at, { fen: earning.gross, cost: earning.cost, units: earning.units })
  order.state = 'over'
}

/** A part of a line goes back, with perhaps its units and its freight. All that there is left ends the order. */
export function takeBack(
  order: Order,
  at: number,
  of: { line: Line; units: bigint; goods: bigint; freight: bigint },
): void {
  const { line, units, goods, freight } = of
  if (goods + freight === heldOf(order)) {
    takeBackRest(order, at)
    return
  }
  const given = takeFrom(goodsIn(order, line.id), goods)
  takeFrom(freightIn(order, line.id), freight)
  line.leftUnits -= units
  for (const earning of line.earnings) {
    const cost = least((earning.soldCost * units) / earning.sold, earning.cost)
    giveBack(earning, at, { fen: given.get(`${line.id} ${earning.household}`) ?? 0n, units, cost })
  }
}

/** The bank took so much of an order, goods and freight alike; at most what there is of it. */
export function chargeBack(order: Order, at: number, fen: bigint): void {
  const taken = least(fen, heldOf(order))
  if (taken === heldOf(order)) {
    takeBackRest(order, at)
    return
  }
  const given = takeFrom(order.held, taken)
  for (const line of order.lines)
    for (const earning of line.earnings)
      giveBack(earning, at, { fen: given.get(`${line.id} ${earning.household}`) ?? 0n, units: 0n, cost: 0n })
}
