import { randomUUID } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import Stripe from 'stripe'

type Params = { [key: string]: string | Params }
export type StripeCall = { path: string; params: Params; headers: http.IncomingHttpHeaders }
type Session = {
  id: string
  amount: number
  currency: string
  metadata: unknown
  paymentIntent: string | null
  refunded: number
}

const newId = (prefix: string) => `${prefix}_${randomUUID().replaceAll('-', '')}`

/** `a[b][0]=v` as Stripe's forms nest it. */
function decodeForm(text: string): Params {
  const root: Params = {}
  for (const [key, value] of new URLSearchParams(text)) {
    const path = key.replaceAll(']', '').split('[')
    const last = path.pop() ?? ''
    let at = root
    for (const part of path) {
      at[part] ??= {}
      at = at[part] as Params
    }
    at[last] = value
  }
  return root
}

const within = (params: Params, ...path: string[]): string | undefined => {
  let at: string | Params | undefined = params
  for (const part of path) at = typeof at === 'object' ? at[part] : undefined
  return typeof at === 'string' ? at : undefined
}

class Refused extends Error {
  readonly fields: Record<string, string>
  constructor(message: string, fields: Record<string, string> = {}) {
    super(message)
    this.fields = fields
  }
}

/**
 * The few routes of Stripe that we use, strict where Stripe is: keys, idempotency, parameters, refund limits.
 * @param offers payment methods that the account can take
 */
export async function startFakeStripe({ offers = ['card', 'alipay', 'wechat_pay'] }: { offers?: string[] } = {}) {
  const calls: StripeCall[] = []
  const sessions = new Map<string, Session>()
  const refunds = new Map<string, object>()
  const answered = new Map<string, { body: string; answer: object }>()

  function createSession(params: Params): object {
    if ('payment_method_types' in params)
      throw new Refused('use allowed_payment_method_types', { param: 'payment_method_types' })
    if (Number(params.expires_at) < Date.now() / 1000 + 1_790)
      throw new Refused('expires_at is too soon', { param: 'expires_at' })
    const price = (name: string) => within(params, 'line_items', '0', 'price_data', name) ?? ''
    const [currency, amount] = [price('currency'), Number(price('unit_amount'))]
    if (currency !== 'cny' || !Number.isInteger(amount)) throw new Refused('bad price', { param: 'line_items' })
    if (within(params, 'payment_method_options', 'wechat_pay', 'client') !== 'web')
      throw new Refused('client is required', { param: 'payment_method_options[wechat_pay][client]' })
    const allowed = Object.values((params.allowed_payment_method_types ?? {}) as Params)
    const session = {
      id: newId('cs_test'),
      amount,
      currency,
      metadata: params.metadata ?? {},
      paymentIntent: null,
      refunded: 0,
    }
    sessions.set(session.id, session)
    return { ...present(session, 'open', 'unpaid'), payment_method_types: offers.filter((o) => allowed.includes(o)) }
  }
  const present = (session: Session, status: string, payment_status: string) => ({
    ...{
      id: session.id,
      object: 'checkout.session',
      status,
      payment_status,
      url: `https://checkout.stripe.com/c/pay/${session.id}`,
    },
    ...{ amount_total: session.amount, currency: session.currency, metadata: session.metadata },
    payment_intent: session.paymentIntent,
    payment_method_types: offers,
  })
  function createRefund(params: Params): object {
    const session = [...sessions.values()].find((one) => one.paymentIntent === params.payment_intent)
    if (!session) throw new Refused('No such payment_intent', { code: 'resource_missing', param: 'payment_intent' })
    const amount = Number(params.amount)
    if (session.refunded + amount > session.amount)
      throw new Refused('Refund amount is greater than unrefunded amount', { param: 'amount' })
    session.refunded += amount
    const refund = {
      id: newId('re'),
      object: 'refund',
      status: 'succeeded',
      amount,
      payment_intent: session.paymentIntent,
      metadata: params.metadata,
    }
    refunds.set(within(params, 'metadata', 'refund_id') ?? refund.id, refund)
    return refund
  }
  function answer(call: StripeCall, body: string): object {
    const key = String(call.headers['idempotency-key'] ?? '')
    const known = answered.get(key)
    if (known && known.body !== body) throw new Refused('same key, other parameters', { type: 'idempotency_error' })
    if (known) return known.answer
    const routes: Record<string, (params: Params) => object> = {
      '/v1/checkout/sessions': createSession,
      '/v1/refunds': createRefund,
    }
    const route = routes[call.path]
    if (!route) throw new Refused(`Unrecognized request URL ${call.path}`)
    const made = route(call.params)
    answered.set(key, { body, answer: made })
    return made
  }
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString()
      const call = { path: request.url ?? '', params: decodeForm(body), headers: request.headers }
      calls.push(call)
      const send = (status: number, object: object) =>
        response
          .writeHead(status, { 'Content-Type': 'application/json', 'Request-Id': newId('req') })
          .end(JSON.stringify(object))
      try {
        send(200, answer(call, body))
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        send(400, { error: { type: 'invalid_request_error', message: error.message, ...error.fields } })
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo

  /** The session as an event carries it. @param pays whether the money was taken */
  function sessionObject(sessionId: string, change: { paid?: boolean; status?: string; method?: string }): object {
    const session = sessions.get(sessionId)
    if (!session) throw new Error(`no session ${sessionId}`)
    if (change.paid) session.paymentIntent ??= newId('pi')
    const described = present(session, change.status ?? 'complete', change.paid ? 'paid' : 'unpaid')
    return change.method ? { ...described, payment_method_types: [change.method] } : described
  }
  return {
    api: { host: '127.0.0.1', port, protocol: 'http' as const },
    calls,
    sessionObject,
    refundObject: (refundId: string): object => refunds.get(refundId) ?? {},
    /** An event as Stripe posts it. */
    notice(secret: string, type: string, object: object) {
      const id = newId('evt')
      const payload = JSON.stringify({
        id,
        object: 'event',
        type,
        created: Math.floor(Date.now() / 1000),
        data: { object },
      })
      const signature = new Stripe('sk_test_unused').webhooks.generateTestHeaderString({ payload, secret })
      return { rawBody: Buffer.from(payload), signature }
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve()).closeAllConnections()),
  }
}
