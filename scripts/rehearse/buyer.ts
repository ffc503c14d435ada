import { setTimeout as sleep } from 'node:timers/promises'
import type { Answer, Browser } from './browser.ts'
import type { PlannedOrder } from './plan.ts'
import type { StageClock } from './stage-clock.ts'

/** What the shop has acknowledged of an order. Minutes are the story's. */
export type Acknowledged = {
  order: PlannedOrder
  orderId: string
  state: 'sent' | 'placed' | 'paid' | 'cancelled' | 'refunded'
  placedAt: number
  paidAt: number | null
}

export type Goods = { slug: string; liveItemId: string }

type Stage = {
  clock: StageClock
  goods: Goods
  /** Runs one visit to the shop; the story waits while many are under way. */
  visit<T>(work: () => Promise<T>): Promise<T>
  stopped: AbortSignal
}

const POLL_MS = 250
const SETTLE_MS = 180_000
const COMES_BACK_AFTER = 4
const REFUND_AFTER = 8

const checkoutPath = ({ live, quantity }: PlannedOrder, { slug, liveItemId }: Goods) =>
  `/checkout?${new URLSearchParams({ product: slug, ...(live ? { liveItem: liveItemId } : {}), quantity: String(quantity), preorder: '1' })}`

function wentTo(answer: Answer, where: RegExp): string {
  if (answer.location && where.test(answer.location)) return answer.location
  throw new Error(`expected ${where}, was answered ${answer.status} ${answer.location ?? answer.html.slice(0, 300)}`)
}

/** Fills in the checkout; whoever has ordered before needs one tap. @returns the cashier's address */
async function place(
  browser: Browser,
  order: PlannedOrder,
  orderId: string,
  goods: Goods,
  again: boolean,
): Promise<string> {
  const what = { product: goods.slug, ...(order.live ? { liveItem: goods.liveItemId } : {}) }
  const choice = { ...what, orderId, quantity: String(order.quantity), delivery: 'preorder' }
  const path = checkoutPath(order, goods)
  if (!again) await browser.get(path)
  const send = () => (again ? browser.post('/buy', choice) : browser.post(path, { ...choice, ...order.person }))
  const answers = await Promise.all(order.doubleTap ? [send(), send()] : [send()])
  const cashiers = new Set(answers.map((answer) => wentTo(answer, /^\/cashier\//)))
  if (cashiers.size !== 1) throw new Error(`one form sent twice led to ${cashiers.size} cashiers`)
  return [...cashiers][0] as string
}

/** Waits until the order's page would show the state. */
async function waitFor(browser: Browser, orderId: string, state: string, stopped: AbortSignal): Promise<void> {
  const end = performance.now() + SETTLE_MS
  for (;;) {
    const { html } = await browser.get(`/orders/${orderId}/progress`)
    if (new RegExp(`\\b${state}\\b`).test(html.trim().split(' ')[0] ?? '')) return
    if (performance.now() > end) throw new Error(`order ${orderId} did not become ${state}: ${html.slice(0, 200)}`)
    await sleep(POLL_MS, undefined, { signal: stopped })
  }
}

/** Presses a button of the cashier or of the order's page. */
async function press(
  browser: Browser,
  path: string,
  intent: string,
  fields: Record<string, string> = {},
): Promise<Answer> {
  const { html } = await browser.get(path)
  return browser.press(path, html, intent, fields)
}

/** Lives through one order as planned, and notes what the shop acknowledged. */
export async function buy(stage: Stage, browser: Browser, note: Acknowledged, again: boolean): Promise<void> {
  const { clock, goods, visit, stopped } = stage
  const { order, orderId } = note
  const page = `/orders/${orderId}`
  const pay = async (cashier: string) => {
    wentTo(await press(browser, cashier, order.toldTwice ? 'twice' : 'pay', { method: order.method }), /^\/orders\//)
    await waitFor(browser, orderId, 'paid', stopped)
    note.state = 'paid'
    note.paidAt = clock.now()
  }
  const payFromPage = async () => pay(wentTo(await press(browser, page, 'pay'), /^\/cashier\//))
  const cancelFromPage = async () => {
    await press(browser, page, 'cancel')
    await waitFor(browser, orderId, 'cancelled', stopped)
    note.state = 'cancelled'
  }

  const cashier = await visit(async () => {
    const path = await place(browser, order, orderId, goods, again)
    note.state = 'placed'
    note.placedAt = clock.now()
    return path
  })
  const fail = () => press(browser, cashier, 'fail', { reason: 'insufficient_funds' })
  switch (order.story) {
    case 'pays':
      return visit(() => pay(cashier))
    case 'fails_then_pays':
      return visit(async () => {
        await fail()
        await payFromPage()
      })
    case 'comes_back':
      await clock.until(note.placedAt + COMES_BACK_AFTER)
      return visit(payFromPage)
    case 'fails_then_cancels':
      return visit(async () => {
        await fail()
        await cancelFromPage()
      })
    case 'abandons':
      return visit(async () => {
        await press(browser, cashier, 'leave')
        await cancelFromPage()
      })
    case 'is_refunded':
      await visit(() => pay(cashier))
      await clock.until(note.placedAt + REFUND_AFTER)
      return visit(async () => {
        await press(browser, page, 'refund')
        await waitFor(browser, orderId, 'refunded', stopped)
        note.state = 'refunded'
      })
  }
}
