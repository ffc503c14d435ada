import type Stripe from 'stripe'
import type { Account } from './stripe-account.ts'
import { expansions, movementObject, refundObject } from './stripe-objects.ts'
import { paymentOf } from './stripe-refunds.ts'
import { noSuch, StripeRefusal } from './stripe-refusal.ts'

type Page = { limit?: number; starting_after?: string }

/** One page, newest first. `items` are in the order in which they were made. */
function page<T extends { id: string }>(items: T[], { limit = 10, starting_after: after }: Page): [T[], boolean] {
  if (limit < 1 || limit > 100) throw new StripeRefusal('limit must be between 1 and 100', { param: 'limit' })
  const newest = items.toReversed()
  const before = newest.findIndex(({ id }) => id === after)
  if (after && before < 0) throw noSuch('object', after, 'starting_after')
  const rest = newest.slice(before + 1)
  return [rest.slice(0, limit), rest.length > limit]
}

const list = (url: string, data: object[], has_more: boolean) => ({ object: 'list', url, data, has_more })

/** Filters that Stripe has and this account does not. */
function refuseOthers(params: object, known: string[]): void {
  const other = Object.keys(params).find((name) => !known.includes(name))
  if (other) throw new Error(`the fake does not filter by ${other}`)
}

export function listRefunds(account: Account, params: Stripe.RefundListParams): object {
  refuseOthers(params, ['payment_intent', 'limit', 'starting_after'])
  const payment = paymentOf(account, params.payment_intent ?? '', 'payment_intent')
  const refunds = [...account.refunds.values()].filter((refund) => refund.payment === payment)
  const [found, hasMore] = page(refunds, params)
  return list('/v1/refunds', found.map(refundObject), hasMore)
}

export function listMovements(account: Account, params: Stripe.BalanceTransactionListParams): object {
  refuseOthers(params, ['created', 'limit', 'starting_after', 'expand'])
  const span = typeof params.created === 'object' ? params.created : {}
  refuseOthers(span, ['gte', 'lt'])
  const { gte = 0, lt = Number.POSITIVE_INFINITY } = span
  const expand = expansions(params.expand, ['data.source']).map((path) => path.replace('data.', ''))
  const within = account.movements.filter(({ created }) => created >= gte && created < lt)
  const [found, hasMore] = page(within, params)
  return list(
    '/v1/balance_transactions',
    found.map((movement) => movementObject(movement, expand)),
    hasMore,
  )
}
