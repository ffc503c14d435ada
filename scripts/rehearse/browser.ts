import { setTimeout as sleep } from 'node:timers/promises'
import { formFor, type PageForm } from './forms.ts'

export type Answer = {
  status: number
  /** Where the answer sends the browser, as a path of the shop; null where it does not. */
  location: string | null
  html: string
}

/** What went wrong on the way and was tried again. */
export type Line = { retries: number; serverErrors: number }

export type Browser = {
  get(path: string): Promise<Answer>
  post(path: string, fields: Record<string, string>): Promise<Answer>
  /** Presses the button `intent` of a page's form. @throws Error where the page has no such button */
  press(path: string, html: string, intent: string, fields?: Record<string, string>): Promise<Answer>
  /** Follows redirects from an answer to a page. */
  follow(answer: Answer): Promise<{ path: string; html: string }>
  cookie(): string
}

const PATIENCE_MS = 120_000
/** How long one answer is waited for before the request is sent again, where nothing else was said. */
const ANSWER_MS = 20_000

export type BrowserOptions = { stopped?: AbortSignal; answerMs?: number; cookies?: Record<string, string> }

/**
 * A browser without a screen: cookies, forms, redirects, connections kept alive. A server that is away, or that fails, is
 * asked again with the same request for two minutes, as a person would press "again".
 */
export function openBrowser(base: string, line: Line, options: BrowserOptions = {}): Browser {
  const { stopped, answerMs = ANSWER_MS } = options
  const cookies = new Map(Object.entries(options.cookies ?? {}))
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')

  function keepCookies(headers: Headers): void {
    for (const set of headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      if (/max-age=0/i.test(set)) cookies.delete(name)
      else cookies.set(name, value)
    }
  }

  async function askOnce(path: string, init: RequestInit): Promise<Answer> {
    const signal = AbortSignal.timeout(answerMs)
    const headers = { ...init.headers, cookie: cookie(), 'accept-language': 'zh-CN' }
    const response = await fetch(base + path, { ...init, headers, redirect: 'manual', signal })
    const html = await response.text()
    keepCookies(response.headers)
    const location = response.headers.get('location')
    const to = location === null ? null : new URL(location, base + path)
    return { status: response.status, location: to && to.pathname + to.search, html }
  }

  async function ask(path: string, init: RequestInit): Promise<Answer> {
    const end = performance.now() + PATIENCE_MS
    for (let pause = 100; ; pause = Math.min(pause * 2, 2_000)) {
      stopped?.throwIfAborted()
      try {
        const answer = await askOnce(path, init)
        if (answer.status < 500) return answer
        line.serverErrors++
        if (performance.now() > end) return answer
      } catch (error) {
        line.retries++
        if (performance.now() > end) throw new Error(`${base} does not answer`, { cause: error })
      }
      await sleep(pause)
    }
  }

  const browser: Browser = {
    get: (path) => ask(path, {}),
    post: (path, fields) =>
      ask(path, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(fields).toString(),
      }),
    press(path, html, intent, fields = {}) {
      const form: PageForm | null = formFor(html, intent)
      if (!form) throw new Error(`${path} has no button "${intent}"`)
      return browser.post(form.action || path, { ...form.fields, ...fields })
    },
    async follow(answer) {
      let { location } = answer
      for (let hops = 0; location && hops < 5; hops++) {
        const next = await browser.get(location)
        if (!next.location) {
          if (next.status >= 400) throw new Error(`${location} answered ${next.status}`)
          return { path: location, html: next.html }
        }
        location = next.location
      }
      throw new Error(`no page after ${answer.status} ${answer.location ?? answer.html.slice(0, 200)}`)
    },
    cookie,
  }
  return browser
}
