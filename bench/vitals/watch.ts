import type { BrowserContext, Page } from '@playwright/test'

/** ms, but `shift`, which is a sum of shares of the screen. */
export type Vitals = { largestPaint: number; shift: number; slowestInteraction: number }

/** A phone of some years ago on a weak network. */
const network = { offline: false, latency: 300, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 }
const SLOWER = 6

/** Runs in the page before anything else: notes what the browser says about itself. */
function note() {
  const noted = { largestPaint: 0, shift: 0, slowestInteraction: 0 }
  Object.assign(window, { noted })
  const watch = (type: string, see: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(see)).observe({
      type,
      buffered: true,
      ...{ durationThreshold: 16 },
    })
  watch('largest-contentful-paint', ({ startTime }) => {
    noted.largestPaint = startTime
  })
  watch('layout-shift', (entry) => {
    const { value, hadRecentInput } = entry as unknown as { value: number; hadRecentInput: boolean }
    if (!hadRecentInput) noted.shift += value
  })
  watch('event', (entry) => {
    if ((entry as unknown as { interactionId: number }).interactionId)
      noted.slowestInteraction = Math.max(noted.slowestInteraction, entry.duration)
  })
}

/**
 * Opens a page as somebody who was never here, reads down to its end, types into the search field and taps what unfolds.
 * Cookies of the context stay, its cache does not.
 */
export async function watchPage(context: BrowserContext, url: string): Promise<Vitals> {
  const page = await context.newPage()
  await page.addInitScript(note)
  const browser = await context.newCDPSession(page)
  await browser.send('Network.enable')
  await browser.send('Network.clearBrowserCache')
  await browser.send('Network.setBypassServiceWorker', { bypass: true })
  await browser.send('Network.emulateNetworkConditions', network)
  await browser.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  const answer = await page.goto(url, { waitUntil: 'load', timeout: 60_000 })
  if (answer?.status() !== 200) throw new Error(`${url} answered ${answer?.status()}`)
  await page.waitForTimeout(1_500)
  const { largestPaint } = await read(page)
  await interact(page)
  const after = await read(page)
  await page.close()
  return { ...after, largestPaint }
}

const read = (page: Page) => page.evaluate(() => (window as unknown as { noted: Vitals }).noted)

async function interact(page: Page): Promise<void> {
  for (let screen = 0; screen < 6; screen++) {
    await page.mouse.wheel(0, 700)
    await page.waitForTimeout(250)
  }
  await page.evaluate(() => scrollTo(0, 0))
  await page.getByRole('searchbox').or(page.getByRole('combobox')).first().pressSequentially('luhua', { delay: 120 })
  await page.waitForTimeout(500)
  await page.keyboard.press('Escape')
  for (const summary of await page.locator('main summary:visible').all()) await summary.click()
  await page.waitForTimeout(500)
}
