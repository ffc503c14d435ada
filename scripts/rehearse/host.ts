import type { Browser } from './browser.ts'
import { signIn } from './staff.ts'

/** The farmer at the live desk: every step is a button of the desk's page. */
export async function takeDesk(browser: Browser, sessionId: string) {
  await signIn(browser, 'farmer')
  const path = `/studio/${sessionId}`

  async function press(intent: string, fields: Record<string, string> = {}): Promise<void> {
    const { html } = await browser.get(path)
    const answer = await browser.press(path, html, intent, fields)
    if (answer.status >= 400) throw new Error(`the desk answered ${answer.status} to "${intent}"`)
  }

  return {
    start: () => press('start'),
    present: (itemId: string) => press('present', { itemId }),
    end: () => press('end'),
  }
}
