import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Answer, type Browser, openBrowser } from '#scripts/rehearse/browser.ts'
import { sendCheckout } from '#scripts/rehearse/checkout.ts'

const person = {
  recipient: '李明',
  phone: '19900001234',
  province: '山东省',
  city: '枣庄市',
  county: '市中区',
  street: '光明路 1 号',
}

/** On a machine that is busy with other things, a crowd takes its time. */
const ANSWER_MS = 150_000

/** A guest who has been here before, with a browser of its own. Nothing is retried unseen: `line` counts it. */
export function openShopper(base: string) {
  const line = { retries: 0, serverErrors: 0 }
  const cookies = { guest: randomBytes(32).toString('base64url') }
  const browser: Browser = openBrowser(base, line, { answerMs: ANSWER_MS, cookies })
  return {
    browser,
    line,
    /** Sends the filled-in checkout of one unit. */
    async order(slug: string, orderId: string): Promise<Answer> {
      const path = `/checkout?product=${slug}&order=${orderId}`
      const { html } = await browser.get(path)
      return sendCheckout(browser, { path, html }, person)
    },
    pay: (cashierPath: string): Promise<Answer> => browser.post(cashierPath, { intent: 'pay', method: 'wechat_pay' }),
    step: (orderId: string, intent: string): Promise<Answer> => browser.post(`/orders/${orderId}`, { intent }),
    /** Waits until the order's own page would say so. */
    async waitFor(orderId: string, state: string): Promise<void> {
      for (let look = 0; look < 300; look++) {
        const { html } = await browser.get(`/orders/${orderId}/progress`)
        if (html.startsWith(state)) return
        await sleep(100)
      }
      throw new Error(`order ${orderId} did not become ${state}`)
    },
  }
}

export type Shopper = ReturnType<typeof openShopper>
