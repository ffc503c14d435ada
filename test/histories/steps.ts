import fc from 'fast-check'
import type { Coupon } from './quote.ts'

/**
 * One step of a history. Numbers stand for "the so-many-th of what there is", so that every history can be played, however much of it
 * is left out.
 */
export type Step =
  | { do: 'sell'; quantities: [number, number]; coupon: Coupon | null }
  | { do: 'receive'; order: number }
  | { do: 'takeBackUnits'; order: number; line: number; units: number }
  | { do: 'takeBackPart'; order: number; line: number; perMille: number }
  | { do: 'takeBackLate'; order: number; line: number; perMille: number; hours: number }
  | { do: 'takeBackAll'; order: number }
  | { do: 'weighLess'; order: number; line: number; perMille: number }
  | { do: 'dispute'; order: number; perMille: number }
  | { do: 'endDispute'; order: number; won: boolean }
  | { do: 'agree'; product: number; cuts: [number, number, number, number]; costs: [number, number] }
  | { do: 'merge'; household: number; into: number }
  | { do: 'advance'; household: number; fen: number; repayBps: number; floorFen: number }
  | { do: 'hardship'; household: number; perMille: number }
  | { do: 'wait'; hours: number }
  | { do: 'propose'; floorBps: number }
  | { do: 'moveRun'; run: number }
  | { do: 'cancelRun'; run: number }
  | { do: 'prove'; run: number; one: boolean }
  | { do: 'fail'; run: number; payout: number }
  | { do: 'comeBack'; run: number; payout: number }
  | { do: 'answer'; run: number; payout: number; same: boolean }
  | { do: 'closeDays' }
  | { do: 'endMonth' }

const some = fc.nat({ max: 50 })
/** Parts of a sum are often the whole of it: there the ends of things are. */
const perMille = fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 1, max: 999 }) }, fc.constant(1000))
const step = <Do extends Step['do']>(
  name: Do,
  fields: { [Field in Exclude<keyof Extract<Step, { do: Do }>, 'do'>]: fc.Arbitrary<Extract<Step, { do: Do }>[Field]> },
): fc.Arbitrary<Step> => fc.record({ do: fc.constant(name), ...fields }) as unknown as fc.Arbitrary<Step>

const units = fc.nat({ max: 4 })
const coupon: fc.Arbitrary<Coupon> = fc.record({
  bearer: fc.constantFrom('platform', 'district', 'producer'),
  fen: fc.oneof(fc.integer({ min: 1, max: 6_000 }), fc.constant(90_000)),
})
const sell = step('sell', { quantities: fc.tuple(units, units), coupon: fc.option(coupon, { freq: 2 }) })
const receive = step('receive', { order: some })
const wait = step('wait', { hours: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.constant(169)) })
const past = step('wait', { hours: fc.constant(169) })
const propose = step('propose', { floorBps: fc.constantFrom(1, 3_000, 5_000, 10_000) })
const back = step('takeBackPart', { order: some, line: some, perMille })
const late = step('takeBackLate', { order: some, line: some, perMille, hours: fc.integer({ min: 1, max: 72 }) })
const dispute = step('dispute', { order: some, perMille })
const endDispute = step('endDispute', { order: some, won: fc.boolean() })
const cancelRun = step('cancelRun', { run: some })
const moveRun = step('moveRun', { run: some })
const prove = step('prove', { run: some, one: fc.boolean() })
const all = step('prove', { run: some, one: fc.constant(false) })
const fail = step('fail', { run: some, payout: some })
const answer = step('answer', { run: some, payout: some, same: fc.boolean() })
const comeBack = step('comeBack', { run: some, payout: some })
const hardship = step('hardship', { household: some, perMille })
const agree = step('agree', { product: some, cuts: fc.tuple(some, some, some, some), costs: fc.tuple(some, some) })
const merge = step('merge', { household: some, into: some })
const endMonth = step('endMonth', {})
const advance = step('advance', {
  household: some,
  fen: fc.integer({ min: 1, max: 60_000 }),
  repayBps: fc.constantFrom(1, 2_000, 5_000, 10_000),
  floorFen: fc.constantFrom(0, 3_000, 20_000),
})

const single: [weight: number, step: fc.Arbitrary<Step>][] = [
  [3, sell],
  [2, receive],
  [3, step('takeBackUnits', { order: some, line: some, units: fc.integer({ min: 1, max: 3 }) })],
  [4, back],
  [2, late],
  [2, step('takeBackAll', { order: some })],
  [2, step('weighLess', { order: some, line: some, perMille: fc.integer({ min: 1, max: 300 }) })],
  [3, dispute],
  [3, endDispute],
  [3, agree],
  [1, merge],
  [2, advance],
  [2, hardship],
  [2, wait],
  [1, propose],
  [2, moveRun],
  [2, cancelRun],
  [2, prove],
  [1, fail],
  [2, answer],
  [2, comeBack],
  [2, step('closeDays', {})],
  [2, endMonth],
]

const sent = [propose, moveRun, moveRun, moveRun] as const
/** What often follows one on another: without it hardly a history would come as far as a payout. */
const phrases: [weight: number, steps: fc.Arbitrary<Step[]>][] = [
  [14, fc.oneof(...single.map(([weight, arbitrary]) => ({ weight, arbitrary }))).map((one) => [one])],
  [2, fc.tuple(sell, receive, past)],
  [1, fc.tuple(sell, receive, dispute, past, endDispute)],
  [1, fc.tuple(dispute, endDispute)],
  [1, fc.tuple(...sent)],
  [1, fc.tuple(sell, receive, past, propose, cancelRun)],
  [1, fc.tuple(...sent, prove)],
  [1, fc.tuple(...sent, fail)],
  [1, fc.tuple(...sent, all, answer)],
  [1, fc.tuple(...sent, all, answer, comeBack)],
  [2, fc.tuple(back, sell, receive, past, ...sent)],
  [1, fc.tuple(...sent, back, hardship)],
  [1, fc.tuple(advance, sell, receive, past, ...sent)],
  [1, fc.tuple(agree, merge, sell, receive)],
  [1, fc.tuple(endMonth, late)],
]

/** What happened between a few households and their buyers, from the first sale on. */
export const histories: fc.Arbitrary<Step[]> = fc
  .tuple(
    fc.tuple(sell, receive, past),
    fc.array(fc.oneof(...phrases.map(([weight, arbitrary]) => ({ weight, arbitrary }))), {
      minLength: 2,
      maxLength: 6,
    }),
  )
  .map(([first, others]) => [...first, ...others.flat()])
