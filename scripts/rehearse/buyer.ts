import { setTimeout as sleep } from 'node:timers/promises'
import type { Answer, Browser } from './browser.ts'
import { sendCheckout } from './checkout.ts'
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

/** Between looks at the order's page, ms: the first, and the longest. */
const LOOK_MS = [150, 1_000] as const
const SETTLE_MS = 180_000

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
  const path = `${checkoutPath(order, goods)}&order=${orderId}`
  const { html } = again ? { html: '' } : await browser.get(path)
  const send = () => (again ? browser.post('/buy', choice) : sendCheckout(browser, { path, html }, order.person))
  const answers = await Promise.all(order.doubleTap ? [send(), send()] : [send()])
  const cashiers = new Set(answers.map((answer) => wentTo(answer, /^\/cashier\//)))
  if (cashiers.size !== 1) throw new Error(`one form sent twice led to ${cashiers.size} cashiers`)
  return [...cashiers][0] as string
}

/** Looks at what the order's page waits for until it says what is expected, such as `paid succeeded`. */
async function waitFor(browser: Browser, orderId: string, expected: RegExp, stopped: AbortSignal): Promise<void> {
  const end = performance.now() + SETTLE_MS
  for (let pause: number = LOOK_MS[0]; ; pause = Math.min(pause * 1.5, LOOK_MS[1])) {
    const { html } = await browser.get(`/orders/${orderId}/progress`)
    if (expected.test(html.trim())) return
    if (performance.now() > end) throw new Error(`order ${orderId} is "${html.slice(0, 60)}", expected ${expected}`)
    await sleep(pause, undefined, { signal: stopped })
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
    await waitFor(browser, orderId, /^paid/, stopped)
    note.state = 'paid'
    note.paidAt = clock.now()
  }
  const payFromPage = async () => pay(wentTo(await press(browser, page, 'pay'), /^\/cashier\//))
  const cancelFromPage = async () => {
    await press(browser, page, 'cancel')
    await waitFor(browser, orderId, /^cancelled/, stopped)
    note.state = 'cancelled'
  }

  const cashier = await visit(async () => {
    const path = await place(browser, order, orderId, goods, again)
    note.state = 'placed'
    note.placedAt = clock.now()
    return path
  })
  // The page says that it is checking until the shop has heard of the failure.
  const fail = async () => {
    await press(browser, cashier, 'fail', { reason: 'insufficient_funds' })
    await waitFor(browser, orderId, /^held failed/, stopped)
  }
  switch (order.story) {
    case 'pays':
      return visit(() => pay(cashier))
    case 'fails_then_pays':
      return visit(async () => {
        await fail()
        await payFromPage()
      })
    case 'comes_back':
      await clock.until(order.backAt)
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
      await clock.until(order.backAt)
      return visit(async () => {
        await press(browser, page, 'refund')
        await waitFor(browser, orderId, /^refunded/, stopped)
        note.state = 'refunded'
      })
  }
}
