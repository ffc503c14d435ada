import type { RefundOf, RefundView } from '#server/orders/read-own-money.ts'
import type { OrderView } from '#server/orders/read-own-order.ts'

/** One sum that goes back to the buyer, as it stands now. Amounts are hundredths of `currency`. */
export type Back = {
  id: string
  /** `bank`: the buyer's bank decided it. */
  of: RefundOf | 'bank'
  amountFen: bigint
  currency: string
  method: string
  /** The line and units it was decided for. */
  orderLineId: string | null
  quantity: number
  /** For what a line weighs less than was charged. */
  lighter: boolean
  decidedAt: Date
  /** `failed` it could not be paid, `returned` the bank sent it back: it is owed in both. */
  standing: 'underWay' | 'paid' | 'byHand' | 'failed' | 'returned'
  /** Where it is paid. */
  paidAt: Date | null
}

type Money = Pick<OrderView, 'refunds' | 'disputes'>

function standingOf({ state, byHand, returnedAt }: RefundView): Back['standing'] {
  if (state === 'requested') return 'underWay'
  if (state === 'succeeded') return byHand ? 'byHand' : 'paid'
  return returnedAt ? 'returned' : 'failed'
}

/** The refund whose place others took: it says what was decided, and when. */
const firstOf = (refund: RefundView, all: readonly RefundView[]): RefundView => {
  const before = all.find(({ id }) => id === refund.replacesId)
  return before ? firstOf(before, all) : refund
}

/** Everything that went, goes or should have gone back, each sum once, in the order in which it was decided. */
export function moneyBack({ refunds, disputes }: Money): Back[] {
  const refunded = refunds
    .filter(({ replaced }) => !replaced)
    .map((refund): Back => {
      const { orderLineId, quantity, lighter, requestedAt } = firstOf(refund, refunds)
      const { id, of, amountFen, currency, method } = refund
      const standing = standingOf(refund)
      const paidAt = refund.state === 'succeeded' ? refund.settledAt : null
      const what = { of, amountFen, currency, method, orderLineId, quantity, lighter }
      return { id, ...what, decidedAt: requestedAt, standing, paidAt }
    })
  const byBank = disputes
    .filter(({ state }) => state === 'lost')
    .map(({ amountFen, openedAt, closedAt }, index): Back => {
      const plain = {
        method: 'unknown',
        orderLineId: null,
        quantity: 0,
        lighter: false,
        decidedAt: closedAt ?? openedAt,
      }
      const id = `bank-${index}`
      return { ...plain, id, of: 'bank', amountFen, currency: 'CNY', standing: 'paid', paidAt: closedAt }
    })
  return [...refunded, ...byBank].sort((a, b) => a.decidedAt.getTime() - b.decidedAt.getTime())
}

export const isOwed = ({ standing }: Pick<Back, 'standing'>): boolean =>
  standing === 'failed' || standing === 'returned'

/** Sums of what is paid, under way and owed, in fen. Money in another currency is told by itself, never added. */
export function sumsOf(backs: readonly Back[]): { paidFen: bigint; underWayFen: bigint; owedFen: bigint } {
  const sum = (some: (back: Back) => boolean): bigint =>
    backs.filter((back) => back.currency === 'CNY' && some(back)).reduce((fen, { amountFen }) => fen + amountFen, 0n)
  return {
    paidFen: sum(({ standing }) => standing === 'paid' || standing === 'byHand'),
    underWayFen: sum(({ standing }) => standing === 'underWay'),
    owedFen: sum(isOwed),
  }
}
