import { showNotices } from './parts/show-notices.ts'
import type { WorkerScope } from './parts/worker-scope.ts'

/*
 * The service worker: what a visitor sees without a network. Nothing that is somebody's own is ever kept: no orders, no
 * cart, no account. It may be stopped at any moment, so everything it knows is in its caches.
 */
const worker = self as unknown as WorkerScope

/**
 * Public pages kept as they were last seen, for use where there is no network. Add a line for such a page; what it needs
 * besides style sheets and scripts goes into `keptFiles`.
 */
const keptPages = [/^\/trace\/[^/]+$/, /^\/counter$/]

/** Stands in for a trace page that was never seen: it reads the record at the end of the address, which is still there. */
const counter = '/counter'
const tracePage = /^\/trace\/[^/]+$/

/** Files beside kept pages: pictures and data without an owner. */
const keptFiles = [/^\/banners\/error\.svg$/]

/** Addresses that never change their content. */
const immutable = /^\/assets\//

const languages = ['zh', 'en'] as const
const offlinePage = (language: string) => `/offline?lang=${language}`

/** Of one release; pages and files that were seen live on beside it. */
const release = `release ${new URL(worker.location.href).searchParams.get('style')}`
const seen = 'seen'
/** A page is the same page in every language and with any query. */
const loose = { ignoreVary: true, ignoreSearch: true }
/** Kept pages and files, at most; the oldest go first. */
const seenLimit = 60

worker.addEventListener('install', (event) => {
  event.waitUntil(Promise.all([keepOfflinePage(), renewCounter()]).then(() => worker.skipWaiting()))
})

worker.addEventListener('activate', (event) => {
  event.waitUntil(dropOldReleases().then(() => worker.clients.claim()))
})

showNotices(worker)

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== worker.location.origin) return
  if (request.mode === 'navigate' || request.headers.has('Keep-Page')) event.respondWith(answerPage(request, url))
  else if (immutable.test(url.pathname)) event.respondWith(keptOrFetched(request))
  else if (keptFiles.some((file) => file.test(url.pathname))) event.respondWith(fetchedOrKept(request))
})

/** The offline page in both languages with the style sheets and pictures it names. */
async function keepOfflinePage(): Promise<void> {
  const cache = await caches.open(release)
  for (const language of languages) {
    const page = offlinePage(language)
    await cache.put(page, await fetchWhole(page, cache))
  }
}

/** Where the counter's page was kept, it is kept again with the scripts of this release. */
async function renewCounter(): Promise<void> {
  const cache = await caches.open(seen)
  if (!(await cache.match(counter, loose))) return
  await cache.put(counter, await fetchWhole(counter, await caches.open(release)))
}

/** A page, after all files it names are in the cache. */
async function fetchWhole(page: string, cache: Cache): Promise<Response> {
  const answer = await fetch(page, { credentials: 'omit' })
  if (!answer.ok) throw new Error(`${page} answered ${answer.status}`)
  const html = await answer.clone().text()
  const files = [...html.matchAll(/(?:href|src)="(\/(?:assets|banners)\/[^"]+)"/g)].flatMap(([, file]) => file ?? [])
  await cache.addAll([...new Set(files)])
  return answer
}

async function dropOldReleases(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name !== release && name !== seen)
  await Promise.all(old.map((name) => caches.delete(name)))
}

/** A page from the network; without one, as it was last seen where it is public, or else the offline page. */
async function answerPage(request: Request, url: URL): Promise<Response> {
  const kept = keptPages.some((page) => page.test(url.pathname))
  try {
    const answer = await fetch(request)
    if (kept && answer.ok && !answer.redirected) await keep(request, answer.clone())
    return answer
  } catch {
    const last = kept ? await caches.match(request, { ignoreVary: true }) : undefined
    const standIn = tracePage.test(url.pathname) ? await caches.match(counter, loose) : undefined
    return last ?? standIn ?? (await offlineAnswer(url))
  }
}

async function offlineAnswer(url: URL): Promise<Response> {
  const chosen = url.searchParams.get('lang') ?? (await chosenLanguage())
  const language = languages.find((one) => chosen.startsWith(one)) ?? 'zh'
  return (await caches.match(offlinePage(language), { ignoreVary: true })) ?? Response.error()
}

/** The language cookie where browsers let workers read it, otherwise the browser's own language. */
async function chosenLanguage(): Promise<string> {
  return (await worker.cookieStore?.get('locale'))?.value ?? navigator.language
}

async function keptOrFetched(request: Request): Promise<Response> {
  const kept = await caches.match(request, { ignoreVary: true })
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.ok) await (await caches.open(release)).put(request, answer.clone())
  return answer
}

async function fetchedOrKept(request: Request): Promise<Response> {
  try {
    const answer = await fetch(request)
    if (answer.ok) await keep(request, answer.clone())
    return answer
  } catch {
    return (await caches.match(request, { ignoreVary: true })) ?? Response.error()
  }
}

async function keep(request: Request, answer: Response): Promise<void> {
  const cache = await caches.open(seen)
  await cache.put(request, answer)
  const keys = await cache.keys()
  for (const old of keys.slice(0, Math.max(0, keys.length - seenLimit))) await cache.delete(old)
}
