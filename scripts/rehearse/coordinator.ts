import { setTimeout as sleep } from 'node:timers/promises'
import { type Fen, parseYuan } from '#domain/money.ts'
import type { Browser } from './browser.ts'
import { signIn } from './staff.ts'

/** Income that was provisional when the coordinator looked, fen. */
export type Reading = { minute: number; netFen: Fen; grossFen: Fen }

const RETRY_MS = 1_000
/** A desk reads again at most this often. */
const READ_EVERY_MS = 1_500

/** The provisional card of the coordinator's page: net in large, then gross and cost. */
export function readProvisional(html: string): { netFen: Fen; grossFen: Fen } {
  const card = /<a\b[^>]*href="[^"]*state=provisional[^"]*"[^>]*>([\s\S]*?)<\/a>/.exec(html)?.[1] ?? ''
  const [net, gross] = [...card.matchAll(/¥(-?[\d,]+\.\d\d)/g)].map(([, yuan = '']) =>
    parseYuan(yuan.replaceAll(',', '')),
  )
  if (net === undefined || net === null || gross === undefined || gross === null)
    throw new Error('the coordinator’s page shows no provisional income')
  return { netFen: net, grossFen: gross }
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
    const reading = { minute: now(), ...readProvisional(html) }
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
