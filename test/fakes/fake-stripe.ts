import http, { type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Stripe from 'stripe'
import type { Clock } from '#server/clock.ts'
import { newAccount, newStripeId } from './stripe-account.ts'
import { endOverdue } from './stripe-checkout.ts'
import { decodeForm, type Form } from './stripe-form.ts'
import { StripeRefusal } from './stripe-refusal.ts'
import type { StripeRequests } from './stripe-requests.ts'
import { findRoute, routes } from './stripe-routes.ts'
import { type Answer, savedAnswers } from './stripe-saved-answers.ts'
import { shapeChecks } from './stripe-shapes.ts'

export type StripeCall = { route: string; params: Form; headers: IncomingHttpHeaders }

/**
 * `down`: whatever answers does not speak HTTP. The others befall one request and are over: `cut`, `silent` lose the
 * answer of the next write, which is carried out; `broken` fails without doing anything, `broken_after` although it was
 * carried out, both saved under the key of a write; `busy` says that another request uses the key.
 */
export type StripeTrouble = 'down' | 'cut' | 'silent' | 'broken' | 'broken_after' | 'busy'

export type FakeStripeOptions = {
  clock: Clock
  key: string
  /** Payment methods that the account can take. */
  offers?: string[]
  /** Status of the refusal of a key that was used for another request. */
  reusedKeyStatus?: 400 | 409
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

/** The routes of Stripe that we use, for one account: its requests, its memory of keys, its troubles. */
export async function startFakeStripe({ clock, key, offers, reusedKeyStatus = 400 }: FakeStripeOptions) {
  const account = newAccount(clock, offers ?? ['card', 'alipay', 'wechat_pay'])
  const check = shapeChecks()
  const answers = savedAnswers(clock, reusedKeyStatus)
  const calls: StripeCall[] = []
  let trouble: StripeTrouble | null = null

  /** Whether this request is the one that a trouble was made for. */
  function befalls(kinds: StripeTrouble[], call: StripeCall): boolean {
    // A refund is looked for before it is made; what breaks is the refund.
    const spared = kinds.includes('broken') ? call.route === 'GET /v1/refunds' : !call.route.startsWith('POST')
    if (!trouble || spared || !kinds.includes(trouble)) return false
    trouble = null
    return true
  }

  function authenticate({ authorization, 'stripe-version': version }: IncomingHttpHeaders): void {
    if (authorization !== `Bearer ${key}`) throw new StripeRefusal('Invalid API Key provided', { status: 401 })
    if (version !== Stripe.API_VERSION) throw new StripeRefusal(`Invalid Stripe API version: ${version}`)
  }

  function perform<R extends keyof StripeRequests>(route: R, id: string, call: StripeCall): Answer {
    const params = check(route, call.params)
    endOverdue(account)
    routes[route].check?.(account, params)
    if (befalls(['broken'], call)) return broken()
    try {
      const made = { status: 200, body: routes[route].run(account, params, id) }
      return befalls(['broken_after'], call) ? broken() : made
    } catch (error) {
      if (!(error instanceof StripeRefusal)) throw error
      return { status: error.status, body: error.body }
    }
  }

  function answer({ method = '', url = '', headers }: IncomingMessage, text: string): Answer {
    authenticate(headers)
    const [path = '', query = ''] = url.split('?')
    const found = findRoute(method, path)
    if (!found) throw new StripeRefusal(`Unrecognized request URL (${method}: ${path}).`, { status: 404 })
    const sent = method === 'POST' ? text : query
    const call = { route: found.route, params: decodeForm(sent), headers }
    calls.push(call)
    const idempotencyKey = method === 'POST' ? String(headers['idempotency-key'] ?? '') : ''
    const saved = idempotencyKey ? answers.find(idempotencyKey, `${method} ${path} ${sent}`) : null
    if (saved) return saved
    if (befalls(['busy'], call)) throw busy()
    const made = perform(found.route, found.id, call)
    if (idempotencyKey) answers.save(idempotencyKey, `${method} ${path} ${sent}`, made)
    return made
  }

  function respond(request: IncomingMessage, response: ServerResponse, text: string): void {
    if (trouble === 'down') {
      request.socket.end('nobody is here\r\n')
      return
    }
    const { status, body, headers } = answered(() => answer(request, text))
    const bytes = Buffer.from(JSON.stringify(body))
    const isLost = request.method === 'POST' && (trouble === 'cut' || trouble === 'silent') ? trouble : null
    if (isLost) trouble = null
    if (isLost === 'silent') return
    const sent = isLost === 'cut' ? bytes.subarray(0, bytes.length / 2) : bytes
    const length = { 'Content-Type': 'application/json', 'Content-Length': bytes.length }
    response.writeHead(status, { ...length, 'Request-Id': newStripeId('req'), ...headers })
    response.write(sent, () => (isLost ? response.destroy() : response.end()))
  }

  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => respond(request, response, Buffer.concat(chunks).toString()))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    api: { host: '127.0.0.1', port, protocol: 'http' as const },
    account,
    /** All requests to these routes, with what was sent. */
    calls,
    trouble(kind: StripeTrouble | null): void {
      trouble = kind
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve()).closeAllConnections()),
  }
}

function answered(work: () => Answer): Answer {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof StripeRefusal)) throw error
    return { status: error.status, body: error.body }
  }
}
