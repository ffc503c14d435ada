import type { Account } from './stripe-account.ts'
import { checkSession, createSession, expireSession, sessionOf } from './stripe-checkout.ts'
import { listMovements, listRefunds } from './stripe-lists.ts'
import { expansions, refundObject, sessionObject } from './stripe-objects.ts'
import { createRefund, refundOf } from './stripe-refunds.ts'
import type { StripeRequests } from './stripe-requests.ts'

type Route<R extends keyof StripeRequests> = {
  /** Refusals before the work begins. */
  check?: (account: Account, params: StripeRequests[R]) => void
  run: (account: Account, params: StripeRequests[R], id: string) => object
}

const inSessions = ['payment_intent', 'payment_intent.payment_method', 'payment_intent.latest_charge']

export const routes: { [R in keyof StripeRequests]: Route<R> } = {
  'POST /v1/checkout/sessions': { check: checkSession, run: createSession },
  'GET /v1/checkout/sessions/:id': {
    run: (account, { expand }, id) => sessionObject(sessionOf(account, id), expansions(expand, inSessions)),
  },
  'POST /v1/checkout/sessions/:id/expire': { run: (account, _, id) => expireSession(account, id) },
  'POST /v1/refunds': { run: createRefund },
  'GET /v1/refunds': { run: listRefunds },
  'GET /v1/refunds/:id': {
    run: (account, { expand }, id) => {
      expansions(expand, [])
      return refundObject(refundOf(account, id))
    },
  },
  'GET /v1/balance_transactions': { run: listMovements },
}

const patterns = (Object.keys(routes) as (keyof StripeRequests)[]).map((route) => {
  const [method, path = ''] = route.split(' ')
  return { route, method, path: new RegExp(`^${path.replace(':id', '(\\w+)')}$`) }
})

/** The route of a request, with the id in its path. */
export function findRoute(method: string, path: string): { route: keyof StripeRequests; id: string } | null {
  for (const pattern of patterns) {
    const match = pattern.method === method ? pattern.path.exec(path) : null
    if (match) return { route: pattern.route, id: match[1] ?? '' }
  }
  return null
}
