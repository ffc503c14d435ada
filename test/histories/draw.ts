import fc from 'fast-check'
import type { Coupon } from './quote.ts'
import type { Step } from './steps.ts'

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
const reserve = step('reserve', {
  ...{ quantities: fc.tuple(units, units), coupon: fc.option(coupon, { freq: 2 }) },
  ...{ days: fc.integer({ min: 2, max: 9 }), bps: fc.constantFrom(1_000, 2_000, 3_333, 9_000) },
})
const payBalance = step('payBalance', { order: some })
const receive = step('receive', { order: some })
const wait = step('wait', { hours: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.constant(169)) })
const past = step('wait', { hours: fc.constant(169) })
const propose = step('propose', { floorBps: fc.constantFrom(1, 3_000, 5_000, 10_000) })
const back = step('takeBackPart', { order: some, line: some, perMille })
const late = step('takeBackLate', { order: some, line: some, perMille, hours: fc.integer({ min: 1, max: 72 }) })
const claim = step('claim', { order: some, line: some, units: some, goesBack: fc.boolean() })
const goesBack = step('claim', {
  order: some,
  line: fc.constant(1),
  units: fc.constant(1),
  goesBack: fc.constant(true),
})
const agreeReturn = step('agreeReturn', { claim: some, sent: fc.boolean() })
const how = fc.constantFrom('refund', 'allow', 'reject', 'withdraw')
const decideClaim = step('decideClaim', { claim: some, how, perMille })
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

const grant = step('grant', {
  ...{ household: some, toProducer: fc.boolean() },
  fen: fc.oneof({ weight: 2, arbitrary: fc.integer({ min: 1, max: 90_000 }) }, fc.constant(17_000_000)),
})
const milli = fc.oneof({ weight: 7, arbitrary: fc.integer({ min: 2, max: 28_000 }) }, fc.constant(1))
const one = some.map((number): [number, number] => [number, number])
const list = step('list', {
  ...{ pay: fc.constantFrom('wage', 'land_rent', 'share_dividend'), ago: fc.nat({ max: 1 }) },
  ...{
    households: fc.oneof(one, fc.tuple(some, some)),
    milli: fc.tuple(milli, milli),
    months: fc.integer({ min: 1, max: 12 }),
  },
})
const moveList = step('moveList', { list: some })
const takeBackList = step('takeBackList', { list: some })
const changeAccount = step('changeAccount', { household: some })
const takeAccounts = step('takeAccounts', { run: some })

const single: [weight: number, step: fc.Arbitrary<Step>][] = [
  [3, sell],
  [2, receive],
  [1, reserve],
  [1, payBalance],
  [3, step('takeBackUnits', { order: some, line: some, units: fc.integer({ min: 1, max: 3 }) })],
  [4, back],
  [2, late],
  [2, step('takeBackAll', { order: some })],
  [2, step('weighLess', { order: some, line: some, perMille: fc.integer({ min: 1, max: 300 }) })],
  [2, claim],
  [1, agreeReturn],
  [2, decideClaim],
  [3, dispute],
  [3, endDispute],
  [3, agree],
  [1, merge],
  [2, advance],
  [3, grant],
  [2, list],
  [2, moveList],
  [1, takeBackList],
  [1, changeAccount],
  [1, takeAccounts],
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
  [20, fc.oneof(...single.map(([weight, arbitrary]) => ({ weight, arbitrary }))).map((one) => [one])],
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
  [1, fc.tuple(advance, grant, sell, receive, past, ...sent)],
  [1, fc.tuple(agree, merge, sell, receive)],
  [1, fc.tuple(endMonth, late)],
  [2, fc.tuple(reserve, payBalance)],
  [1, fc.tuple(reserve, agree, payBalance, past, receive)],
  [1, fc.tuple(reserve, dispute, endDispute, payBalance)],
  [1, fc.tuple(reserve, past)],
  [3, fc.tuple(sell, receive, claim, decideClaim, claim, decideClaim)],
  [2, fc.tuple(sell, receive, claim, claim, past, decideClaim, decideClaim, past)],
  [2, fc.tuple(sell, receive, goesBack, agreeReturn, decideClaim)],
  [1, fc.tuple(sell, receive, goesBack, agreeReturn, past, past)],
  [2, fc.tuple(list, moveList, moveList)],
  [2, fc.tuple(list, moveList, merge).map(([first, move, merged]) => [first, move, merged, first, move])],
  [1, fc.tuple(list, moveList, takeBackList, list)],
  [1, fc.tuple(sell, receive, past, propose, moveRun, changeAccount, moveRun, moveRun, takeAccounts, moveRun)],
  [1, fc.tuple(...sent, changeAccount, takeAccounts, prove)],
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
