import type { Answer, Browser } from './browser.ts'

/**
 * Fills in and sends a checkout page that was read before. Freight is known only with the address: where that makes another
 * total, nothing is ordered yet, and the form is sent once more with the total that was shown.
 */
export async function sendCheckout(
  browser: Pick<Browser, 'press'>,
  page: { path: string; html: string },
  fields: Record<string, string>,
): Promise<Answer> {
  const answer = await browser.press(page.path, page.html, 'place', fields)
  if (answer.status !== 409 || !answer.html.includes('data-total-changed')) return answer
  return browser.press(page.path, answer.html, 'place', fields)
}
