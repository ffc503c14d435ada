import type { IncomingHttpHeaders } from 'node:http'
import Stripe from 'stripe'
import type { Account } from './stripe-account.ts'
import { endOverdue } from './stripe-checkout.ts'
import { decodeForm, type Form } from './stripe-form.ts'
import { StripeRefusal } from './stripe-refusal.ts'
import type { StripeRequests } from './stripe-requests.ts'
import { findRoute, routes } from './stripe-routes.ts'
import { type Answer, savedAnswers } from './stripe-saved-answers.ts'
import { checkShape } from './stripe-shapes.ts'
import type { StripeTroubles } from './stripe-troubles.ts'

export type StripeCall = { route: string; params: Form; headers: IncomingHttpHeaders }

type Request = { method: string; url: string; headers: IncomingHttpHeaders; text: string }

type Parts = {
  account: Account
  key: string
  reusedKeyStatus: 400 | 409
  troubles: StripeTroubles
  calls: StripeCall[]
}

const broken = (): Answer => ({
  status: 500,
  body: { error: { type: 'api_error', message: 'An unknown error occurred' } },
  headers: { 'Stripe-Should-Retry': 'false' },
})

const busy = () =>
  new StripeRefusal('There is currently another in-progress request using this Idempotent Key.', {
    ...{ type: 'idempotency_error', code: 'idempotency_key_in_use', status: 409 },
  })

function answerOf(work: () => Answer): Answer {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof StripeRefusal)) throw error
    return { status: error.status, body: error.body }
  }
}

/**
 * Answers requests for one account in Stripe's order: who asks, a key that is known, what is asked for, and then the work,
 * whose outcome is saved under the key whatever it is.
 */
export function answering({ account, key, reusedKeyStatus, troubles, calls }: Parts): (request: Request) => Answer {
  const saved = savedAnswers(account.clock, reusedKeyStatus)

  function authenticate({ authorization, 'stripe-version': version }: IncomingHttpHeaders): void {
    if (authorization !== `Bearer ${key}`) throw new StripeRefusal('Invalid API Key provided', { status: 401 })
    if (version !== Stripe.API_VERSION) throw new StripeRefusal(`Invalid Stripe API version: ${version}`)
  }

  function perform<R extends keyof StripeRequests>(route: R, id: string, form: Form): Answer {
    const params = checkShape(route, form)
    endOverdue(account)
    routes[route].check?.(account, params)
    return answerOf(() => {
      if (troubles.befalling(route, ['broken'])) return broken()
      const body = routes[route].run(account, params, id)
      return troubles.befalling(route, ['broken_after']) ? broken() : { status: 200, body }
    })
  }

  function answer({ method, url, headers, text }: Request): Answer {
    authenticate(headers)
    const [path = '', query = ''] = url.split('?')
    const found = findRoute(method, path)
    if (!found) throw new StripeRefusal(`Unrecognized request URL (${method}: ${path}).`, { status: 404 })
    const call = { route: found.route, params: decodeForm(method === 'POST' ? text : query), headers }
    calls.push(call)
    if (method !== 'POST') return perform(found.route, found.id, call.params)
    const [idempotencyKey, request] = [String(headers['idempotency-key'] ?? ''), `${path} ${text}`]
    const known = saved.find(idempotencyKey, request)
    if (known) return known
    if (troubles.befalling(found.route, ['busy'])) throw busy()
    const made = perform(found.route, found.id, call.params)
    saved.save(idempotencyKey, request, made)
    return made
  }

  return (request) => answerOf(() => answer(request))
}
