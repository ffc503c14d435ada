import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import compression from 'compression'
import express, { type RequestHandler } from 'express'
import { afterEach, describe, expect, test } from 'vitest'
import { keepAskedLanguage, localeOf } from './locale.ts'
import { pageCache } from './page-cache.ts'
import { nonceOf, securityHeaders } from './security.ts'

const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

const long = '芦花鸡 '.repeat(500)
let rendered = 0
let clock = 1

/** A page like Remix's: streamed, marked as the same for everybody. `decorate` makes it something else. */
const page =
  (decorate: RequestHandler = () => undefined): RequestHandler =>
  async (request, response, next) => {
    const nth = ++rendered
    response.set({
      'Content-Type': 'text/html; charset=utf-8',
      'Page-Cache': 'anonymous',
      Vary: 'Accept-Language, Cookie',
    })
    decorate(request, response, next)
    await sleep(20)
    response.write(`<p>${localeOf(request)} ${nth} ${request.headers.cookie ?? ''}</p>`)
    response.end(response.locals.last ?? long)
  }

/** @returns how to ask the site, which renders by `handler` behind the cache */
async function site(handler: RequestHandler = page()) {
  rendered = 0
  clock = 1
  const app = express()
  app.use(...securityHeaders({ development: false, https: false }), keepAskedLanguage, compression())
  app.use(pageCache({ now: () => clock }), handler)
  const server = app.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  stops.push(() => server.close())
  const { port } = server.address() as AddressInfo
  return (path = '/', headers: Record<string, string> = {}, init: RequestInit = {}) =>
    fetch(`http://127.0.0.1:${port}${path}`, {
      ...init,
      headers: { 'accept-language': 'zh', ...headers },
      redirect: 'manual',
    })
}

describe('a page for everybody', () => {
  test('is rendered once for all who ask at the same time, and for a second after', async () => {
    const ask = await site()
    const texts = await Promise.all(Array.from({ length: 20 }, async () => (await ask()).text()))
    clock = 999
    texts.push(await (await ask()).text())
    expect(new Set(texts).size).toBe(1)
    expect(rendered).toBe(1)
  })

  test('is read anew after a second, also by who comes while a slow rendering still runs', async () => {
    const ask = await site()
    await (await ask()).text()
    clock = 1_002
    const slow = ask()
    await sleep(5)
    clock = 2_003
    const texts = await Promise.all([slow, ask()].map(async (answer) => (await answer).text()))
    expect(texts.map((text) => text.slice(0, 8))).toEqual(['<p>zh 2 ', '<p>zh 3 '])
  })

  test('never mixes languages, however they are asked for', async () => {
    const ask = await site()
    const of = async (path: string, headers: Record<string, string> = {}) =>
      (await (await ask(path, headers)).text()).slice(3, 5)
    expect(await of('/', { 'accept-language': 'en' })).toBe('en')
    expect(await of('/')).toBe('zh')
    expect(await of('/', { cookie: 'locale=en' })).toBe('en')
    expect(await of('/?lang=en')).toBe('en')
    expect(await of('/?lang=zh', { cookie: 'locale=en' })).toBe('zh')
    expect(await of('/?lang[]=en')).toBe('zh')
  })

  test('is sent as the browser reads it, and not again to who has it', async () => {
    const ask = await site()
    const plain = await (await ask('/', { 'accept-encoding': 'identity' })).text()
    for (const encoding of ['br', 'gzip']) {
      const answer = await ask('/', { 'accept-encoding': encoding })
      expect(answer.headers.get('content-encoding')).toBe(encoding)
      expect(answer.headers.get('vary')).toMatch(/Cookie.*Accept-Encoding/)
      expect(await answer.text()).toBe(plain)
    }
    const etag = (await ask()).headers.get('etag') ?? ''
    expect((await ask('/', { 'if-none-match': etag, 'cache-control': 'max-age=0' })).status).toBe(304)
    expect(rendered).toBe(1)
  })

  test('carries the security headers of each answer, with a nonce of its own', async () => {
    const ask = await site()
    const policies = [await ask(), await ask()].map(({ headers }) => headers.get('content-security-policy'))
    expect(policies[0]).toContain('nonce-')
    expect(new Set(policies).size).toBe(2)
  })
})

describe('never kept or given from memory', () => {
  const people: Record<string, Record<string, string>> = {
    'the signed-in': { cookie: 'better-auth.session_token=abc' },
    guests: { cookie: 'locale=zh; guest=abc' },
    'who has just done something': { cookie: 'flash=orders.cancelled' },
    'who names a token': { authorization: 'Bearer abc' },
  }
  test.each(Object.entries(people))('%s', async (_who, headers) => {
    const ask = await site()
    await (await ask()).text()
    expect(await (await ask('/', headers)).text()).toContain(headers.cookie ?? 'zh 2')
    expect(await (await ask()).text()).toContain('zh 1')
    expect(rendered).toBe(2)
  })

  const pages: Record<string, RequestHandler> = {
    'an error': (_request, response) => void response.status(500),
    'a redirect': (_request, response) => void response.status(302).set('Location', '/'),
    'a cookie': (_request, response) => void response.append('Set-Cookie', 'guest=abc'),
    'another type': (_request, response) => void response.type('text/plain'),
    'a page that does not say it may be shared': (_request, response) => void response.removeHeader('Page-Cache'),
    'a page that bears its nonce': (_request, response) => {
      response.locals.last = `<script nonce="${nonceOf(response)}"></script>`
    },
  }
  test.each(Object.entries(pages))('%s', async (_what, decorate) => {
    const ask = await site(page(decorate))
    const bodies = await Promise.all([0, 1, 2].map(async () => (await fetchText(ask('/'))).slice(0, 8)))
    expect(new Set(bodies).size).toBe(3)
  })

  test('a form', async () => {
    const ask = await site()
    await (await ask()).text()
    expect(await (await ask('/', {}, { method: 'POST' })).text()).toContain('zh 2')
  })
})

const fetchText = async (answer: Promise<Response>) => (await answer).text()

test('a reader who goes away while the page is made leaves nobody waiting', async () => {
  const ask = await site(async (_request, response) => {
    rendered++
    await sleep(50)
    if (response.destroyed) return
    response.set({ 'Content-Type': 'text/html', 'Page-Cache': 'anonymous' }).write('<p>here')
    response.end()
  })
  const leaving = new AbortController()
  const first = ask('/', {}, { signal: leaving.signal }).catch(() => 'left')
  await sleep(10)
  setTimeout(() => leaving.abort(), 10)
  expect(await (await ask()).text()).toBe('<p>here')
  expect([await first, rendered]).toEqual(['left', 2])
})
