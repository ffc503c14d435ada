import { setTimeout as sleep } from 'node:timers/promises'
import { type Fen, parseYuan } from '#domain/money.ts'
import type { Browser } from './browser.ts'
import { signIn } from './staff.ts'

/** What the coordinator saw when they looked: net that is provisional, gross of everything, fen. */
export type Reading = { minute: number; netFen: Fen; grossFen: Fen }

const RETRY_MS = 1_000
/** A desk reads again at most this often. */
const READ_EVERY_MS = 1_500

/** The cells of the titles, or of the sums, of the table that has sums. */
function cells(html: string, part: 'thead' | 'tfoot'): string[] {
  const table = html.match(/<table\b[\s\S]*?<\/table>/g)?.find((text) => text.includes('<tfoot')) ?? ''
  return (table.split(`<${part}`)[1]?.split(`</${part}`)[0] ?? '').split(/<t[hd]\b/).slice(1)
}
const amount = (text: string) => parseYuan((/-?[\d,]+\.\d\d/.exec(text)?.[0] ?? '').replaceAll(',', ''))

/** Of the coordinator's page: the card of provisional net income, and the gross at the foot of the table. */
export function readDesk(html: string): { netFen: Fen; grossFen: Fen } {
  const card = /<a\b[^>]*href="[^"]*state=provisional[^"]*"[^>]*>([\s\S]*?)<\/a>/.exec(html)?.[1] ?? ''
  const column = cells(html, 'thead').findIndex((head) => /[?&;]sort=-?gross\b/.test(head))
  const netFen = amount(card)
  const grossFen = amount(cells(html, 'tfoot')[column] ?? '')
  if (netFen === null || grossFen === null) throw new Error('the coordinator’s page shows no provisional income')
  return { netFen, grossFen }
}

/**
 * Sits at the coordinator's desk: listens to the page's own event stream and reads the page again whenever the figures
 * are said to have moved.
 */
export async function watchFigures(base: string, browser: Browser, now: () => number) {
  await signIn(browser, 'coordinator-fengdu')
  const readings: Reading[] = []
  const stop = new AbortController()
  let notices = 0

  async function look(): Promise<Reading> {
    const { html } = await browser.get('/coordinator')
    const reading = { minute: now(), ...readDesk(html) }
    if (reading.grossFen !== readings.at(-1)?.grossFen) readings.push(reading)
    return reading
  }

  async function listen(): Promise<void> {
    const response = await fetch(`${base}/coordinator/stream`, {
      headers: { cookie: browser.cookie(), accept: 'text/event-stream' },
      signal: stop.signal,
    })
    if (!response.ok || !response.body) throw new Error(`the coordinator’s stream answered ${response.status}`)
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      if (!part.value.includes('event: changed')) continue
      notices++
      await look()
      await sleep(READ_EVERY_MS, undefined, { signal: stop.signal })
    }
  }

  async function keepListening(): Promise<void> {
    while (!stop.signal.aborted) {
      try {
        await listen()
      } catch (error) {
        if (stop.signal.aborted) return
        // The server is away; the desk comes back when it does.
        await sleep(RETRY_MS)
        if (!(error instanceof Error)) throw error
      }
    }
  }

  const before = await look()
  const listening = keepListening()
  return {
    before,
    readings: readings as readonly Reading[],
    notices: () => notices,
    look,
    async stop() {
      stop.abort()
      await listening
    },
  }
}

export type Desk = Awaited<ReturnType<typeof watchFigures>>
