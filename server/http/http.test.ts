import type { AddressInfo } from 'node:net'
import express, { type RequestHandler } from 'express'
import pino from 'pino'
import { afterEach, describe, expect, test } from 'vitest'
import { DomainError } from '#domain/errors.ts'
import { fakeHost } from '#test/factories/sale.ts'
import { metrics } from './health.ts'
import { nonceOf, sameOriginOnly, securityHeaders } from './security.ts'
import { paymentWebhooks, type RecordEvent } from './webhooks.ts'

const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

/** Serves the handlers on a free port. @returns the address */
async function serve(...handlers: RequestHandler[]): Promise<string> {
  const site = express()
  site.use(...handlers)
  const server = site.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  stops.push(() => server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const quiet = pino({ level: 'silent' })
const ok: RequestHandler = (_request, response) => void response.send('ok')

describe('payment webhooks', () => {
  const hosts = ['payment-signature', 'stripe-signature'].map((signatureHeader) => ({ ...fakeHost(), signatureHeader }))
  const signed = { 'stripe-signature': 't=1,v1=x' }
  const post = async (record: RecordEvent, headers: Record<string, string> = signed) => {
    const url = await serve(paymentWebhooks(hosts, record, quiet))
    return fetch(`${url}/webhooks/payments`, { method: 'POST', body: '{ "a":1 }', headers })
  }

  test('hand over the raw bytes and the signature, whatever the content type says', async () => {
    let seen: unknown
    const record: RecordEvent = async (host, body, signature) => {
      seen = [host.signatureHeader, body.toString(), signature]
      return 'paid'
    }
    const answer = await post(record, { 'payment-signature': 't=1,v1=x', 'content-type': 'text/weird' })
    expect(seen).toEqual(['payment-signature', '{ "a":1 }', 't=1,v1=x'])
    expect([answer.status, await answer.json()]).toEqual([200, { outcome: 'paid' }])
  })

  test('answer 400 to a wrong signature and 500 to a failure of ours, without details', async () => {
    const refuse = (error: Error) => post(async () => Promise.reject(error))
    expect((await refuse(new DomainError('BadSignature'))).status).toBe(400)
    expect((await post(async () => 'paid', {})).status).toBe(400)
    const ours = await refuse(new Error('password=secret'))
    expect([ours.status, await ours.json()]).toEqual([500, { error: 'try again' }])
  })
})

describe('a form from another site', () => {
  const send = async (method: string, headers: Record<string, string>) =>
    (await fetch(await serve(sameOriginOnly, ok), { method, headers })).status

  test('is refused', async () => expect(await send('POST', { origin: 'https://evil.test' })).toBe(403))
  test('with an origin that is none is refused', async () => expect(await send('POST', { origin: 'null' })).toBe(403))
  test('may still read', async () => expect(await send('GET', { origin: 'https://evil.test' })).toBe(200))
  test('is not what a webhook without origin is', async () => expect(await send('POST', {})).toBe(200))

  test('from our own page is let in', async () => {
    const url = await serve(sameOriginOnly, ok)
    expect((await fetch(url, { method: 'POST', headers: { origin: url } })).status).toBe(200)
  })
})

test('every response has its own script nonce, and nobody may frame us', async () => {
  const nonces: string[] = []
  const note: RequestHandler = (_request, response) => {
    nonces.push(nonceOf(response))
    response.send('ok')
  }
  const url = await serve(...securityHeaders({ development: false, https: true }), note)
  const policies = [(await fetch(url)).headers, (await fetch(url)).headers].map(
    (h) => h.get('content-security-policy') ?? '',
  )
  expect(new Set(nonces).size).toBe(2)
  expect(policies[0]).toContain(`'nonce-${nonces[0]}'`)
  expect(policies[0]).toContain(`frame-ancestors 'none'`)
})

const noAlarms = async () => []

test('metrics answer only to their token, and are not there without one', async () => {
  const token = 'm'.repeat(32)
  const url = await serve(metrics(token, noAlarms), ok)
  const read = (authorization: string) => fetch(`${url}/metrics`, { headers: { authorization } })
  expect((await read('Bearer wrong')).status).toBe(404)
  expect(await (await read(`Bearer ${token}`)).text()).toContain('http_request_duration_seconds')
  expect(await (await fetch(`${await serve(metrics(undefined, noAlarms), ok)}/metrics`)).text()).toBe('ok')
})

test('metrics tell the alarms, counted at most every half minute; none while they cannot be counted', async () => {
  const token = 'm'.repeat(32)
  const counted = [new Error('no database'), 2, 3]
  const url = await serve(
    metrics(token, async () => {
      const next = counted.shift()
      if (typeof next !== 'number') throw next
      return [{ code: 'suspense', count: next }]
    }),
  )
  const read = async () => {
    const answer = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${token}` } })
    return (await answer.text()).split('\n').filter((line) => line.startsWith('payment_alarm'))
  }
  expect(await read()).toEqual([])
  expect(await read()).toEqual(['payment_alarm{code="suspense"} 2'])
  expect(await read()).toEqual(['payment_alarm{code="suspense"} 2'])
})
