import { createHash, randomBytes, randomUUID } from 'node:crypto'
import http from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Db } from '#server/db/db.ts'
import { placeOrderWith } from '#server/orders/place-order.ts'
import { delivery } from '#test/factories/sale.ts'

/** Cookies of guests who have ordered before, so that one tap places their order. */
export async function knownBuyers(
  db: Db,
  { productId, count }: { productId: string; count: number },
): Promise<string[]> {
  const place = placeOrderWith({ db, clock: { now: () => new Date() }, holdMinutes: 15 })
  const keys = Array.from({ length: count }, () => randomBytes(32).toString('base64url'))
  for (const key of keys) {
    const guestKeyHash = createHash('sha256').update(key).digest('hex')
    const choice = { productId, liveItemId: null, quantity: 1, preorder: false, locale: 'zh' as const }
    await place({ userId: null, guestKeyHash }, { orderId: randomUUID(), ...choice, delivery })
  }
  return keys.map((key) => `guest=${key}`)
}

export type Checkouts = { port: number; liveItem: string; cookies: readonly string[] }

/** One tap, until its answer is there: order placed, checkout opened, sent on to the cashier. @throws Error if refused */
function tap({ port, liveItem, cookies }: Checkouts, agent: http.Agent, turn: number): Promise<void> {
  const body = new URLSearchParams({ liveItem, quantity: '1', orderId: randomUUID() }).toString()
  const headers = {
    'Content-Type': 'application/x-www-form-urlencoded',
    'Content-Length': Buffer.byteLength(body),
    Cookie: cookies[turn % cookies.length],
  }
  return new Promise((resolve, reject) => {
    const request = http.request({ port, host: '127.0.0.1', path: '/buy', method: 'POST', headers, agent })
    request.on('error', reject).on('response', (response) => {
      const paying = response.statusCode === 303 && String(response.headers.location).includes('/cashier/')
      response
        .resume()
        .on('end', () => (paying ? resolve() : reject(new Error(`a checkout got ${response.statusCode}`))))
    })
    request.end(body)
  })
}

/**
 * Taps at a constant rate, whether or not earlier ones are answered.
 * @returns how long each took from the moment it was due, ms
 */
export async function checkOut(checkouts: Checkouts, { perSecond, seconds }: { perSecond: number; seconds: number }) {
  // In turn, so that none is idle for so long that the server closes it.
  const agent = new http.Agent({ keepAlive: true, scheduling: 'fifo' })
  const begun = performance.now()
  const waits: Promise<number>[] = []
  for (let turn = 0; turn < perSecond * seconds; turn++) {
    const due = begun + (turn * 1_000) / perSecond
    await sleep(Math.max(0, due - performance.now()))
    waits.push(tap(checkouts, agent, turn).then(() => performance.now() - due))
  }
  return Promise.all(waits).finally(() => agent.destroy())
}

/** The wait that a share of all stays below. */
export const percentile = (waits: readonly number[], share: number) =>
  waits.toSorted((a, b) => a - b)[Math.floor((waits.length - 1) * share)] ?? Number.NaN
