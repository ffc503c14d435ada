import fc from 'fast-check'

/**
 * One step of a history. Numbers stand for "the so-many-th of what there is", so that every history can be played, however much of it
 * is left out.
 */
export type Step =
  | { do: 'sell'; quantities: [number, number] }
  | { do: 'receive'; order: number }
  | { do: 'takeBackUnits'; order: number; line: number; units: number }
  | { do: 'takeBackPart'; order: number; line: number; perMille: number }
  | { do: 'takeBackAll'; order: number }
  | { do: 'weighLess'; order: number; line: number; perMille: number }
  | { do: 'dispute'; order: number; perMille: number }
  | { do: 'endDispute'; order: number; won: boolean }
  | { do: 'agree'; product: number; cuts: [number, number, number, number]; costs: [number, number] }
  | { do: 'wait'; hours: number }
  | { do: 'propose'; floorBps: number }
  | { do: 'moveRun'; run: number }
  | { do: 'cancelRun'; run: number }
  | { do: 'prove'; run: number; one: boolean }
  | { do: 'fail'; run: number; payout: number }
  | { do: 'closeDays' }

const some = fc.nat({ max: 50 })
/** Parts of a sum are often the whole of it: there the ends of things are. */
const perMille = fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 1, max: 999 }) }, fc.constant(1000))
const step = <Do extends Step['do']>(
  name: Do,
  fields: { [Field in Exclude<keyof Extract<Step, { do: Do }>, 'do'>]: fc.Arbitrary<Extract<Step, { do: Do }>[Field]> },
): fc.Arbitrary<Step> => fc.record({ do: fc.constant(name), ...fields }) as unknown as fc.Arbitrary<Step>

const units = fc.nat({ max: 4 })
const sell = step('sell', { quantities: fc.tuple(units, units) })
const receive = step('receive', { order: some })
const wait = step('wait', { hours: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.constant(169)) })
const past = step('wait', { hours: fc.constant(169) })
const propose = step('propose', { floorBps: fc.constantFrom(1, 3_000, 5_000, 10_000) })
const back = step('takeBackPart', { order: some, line: some, perMille })
const dispute = step('dispute', { order: some, perMille })
const moveRun = step('moveRun', { run: some })
const prove = step('prove', { run: some, one: fc.boolean() })

const single: [weight: number, step: fc.Arbitrary<Step>][] = [
  [3, sell],
  [2, receive],
  [3, step('takeBackUnits', { order: some, line: some, units: fc.integer({ min: 1, max: 3 }) })],
  [5, back],
  [1, step('takeBackAll', { order: some })],
  [1, step('weighLess', { order: some, line: some, perMille: fc.integer({ min: 1, max: 300 }) })],
  [3, dispute],
  [3, step('endDispute', { order: some, won: fc.boolean() })],
  [2, step('agree', { product: some, cuts: fc.tuple(some, some, some, some), costs: fc.tuple(some, some) })],
  [2, wait],
  [1, propose],
  [2, moveRun],
  [1, step('cancelRun', { run: some })],
  [2, prove],
  [3, step('fail', { run: some, payout: some })],
  [1, step('closeDays', {})],
]

/** What often follows one on another: without it hardly a history would come as far as a payout. */
const phrases: [weight: number, steps: fc.Arbitrary<Step[]>][] = [
  [9, fc.oneof(...single.map(([weight, arbitrary]) => ({ weight, arbitrary }))).map((one) => [one])],
  [2, fc.tuple(sell, receive, past)],
  [2, fc.tuple(sell, receive, dispute, past)],
  [2, fc.tuple(propose, moveRun, moveRun, moveRun)],
  [2, fc.tuple(propose, moveRun, moveRun, moveRun, prove)],
  [2, fc.tuple(back, sell, receive, past, propose, moveRun, moveRun, moveRun)],
]

/** What happened between a few households and their buyers, from the first sale on. */
export const histories: fc.Arbitrary<Step[]> = fc
  .tuple(
    fc.tuple(sell, receive, past),
    fc.array(fc.oneof(...phrases.map(([weight, arbitrary]) => ({ weight, arbitrary }))), {
      minLength: 2,
      maxLength: 7,
    }),
  )
  .map(([first, others]) => [...first, ...others.flat()])
