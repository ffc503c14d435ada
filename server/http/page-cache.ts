import { promisify } from 'node:util'
import zlib from 'node:zlib'
import type { Request, RequestHandler, Response } from 'express'
import { LRUCache } from 'lru-cache'
import { localeCookie } from '#domain/locale.ts'
import { localeOf } from './locale.ts'
import { type Captured, capturePage, marker, type Page } from './page-cache-capture.ts'

/** What is shown was read at most this long (ms) before it was asked for. */
const LIFETIME = 1_000
const LIMIT = 32 * 2 ** 20
/** Longer addresses are answered, not kept. */
const LONGEST_URL = 1_024

/** What the compression of other answers chooses as well; stronger ones cost more than a page's second earns. */
const brotli = { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 4 } }
const encoders = {
  br: (body: Buffer) => promisify(zlib.brotliCompress)(body, brotli),
  gzip: (body: Buffer) => promisify(zlib.gzip)(body),
}
type Encoding = keyof typeof encoders

/** A page and its compressed forms, each made when first asked for. */
type Kept = Page & { encoded: Partial<Record<Encoding, Promise<Buffer>>> }

/** Whose request tells nothing but a language. Any other cookie may make the page somebody's own. */
const isAnonymousRead = ({ method, headers, originalUrl }: Request): boolean =>
  method === 'GET' &&
  originalUrl.length <= LONGEST_URL &&
  headers.authorization === undefined &&
  (headers.cookie ?? '').split(';').every((pair) => /^\s*$/.test(pair) || pair.trim().startsWith(`${localeCookie}=`))

/**
 * Gives anonymous readers the page that another one was given less than a second ago: by address and language, one
 * rendering at a time for each. Routes opt in by the header `Page-Cache: anonymous` (app/http/same-for-everybody.ts).
 */
export function pageCache({ now = () => performance.now() }: { now?: () => number } = {}): RequestHandler {
  const store = new LRUCache<string, Kept | 'private'>({
    maxSize: LIMIT,
    ttl: LIFETIME,
    ttlResolution: 0,
    perf: { now },
  })
  const renderings = new Map<string, { began: number; captured: Promise<Captured> }>()

  const handle: RequestHandler = async (request, response, next) => {
    if (!isAnonymousRead(request)) return next()
    const key = `${localeOf(request)} ${request.originalUrl}`
    const known = store.get(key)
    if (known) return known === 'private' ? next() : send(request, response, known, 'hit')

    const other = renderings.get(key)
    if (other && now() - other.began < LIFETIME) {
      const captured = await other.captured
      // Whoever asked first has gone away, so that rendering has no end.
      if (captured === 'lost') return handle(request, response, next)
      return captured === 'private' ? next() : send(request, response, captured as Kept, 'hit')
    }
    const began = now()
    const captured = capturePage(response, next).then((page) =>
      typeof page === 'string' ? page : { ...page, encoded: {} },
    )
    const own = { began, captured }
    renderings.set(key, own)
    const page = await captured
    if (renderings.get(key) === own) renderings.delete(key)
    if (page === 'lost') return
    store.set(key, page as Kept | 'private', {
      start: began,
      size: page === 'private' ? key.length : 2 * page.body.length,
    })
    if (page !== 'private') await send(request, response, page as Kept, 'miss')
  }
  return handle
}

async function send(request: Request, response: Response, page: Kept, from: 'hit' | 'miss'): Promise<void> {
  const encoding = (['br', 'gzip'] as const).find((one) => request.acceptsEncodings(one))
  for (const [name, value] of page.headers) response.setHeader(name, value)
  response.setHeader(marker, from)
  response.setHeader('ETag', page.etag)
  response.vary('Accept-Encoding')
  if (request.fresh) return void response.status(304).end()
  if (encoding) response.setHeader('Content-Encoding', encoding)
  const body = encoding ? await encode(page, encoding) : page.body
  response.setHeader('Content-Length', body.length)
  response.end(body)
}

function encode(page: Kept, encoding: Encoding): Promise<Buffer> {
  page.encoded[encoding] ??= encoders[encoding](page.body)
  return page.encoded[encoding]
}
