import { gzipSync } from 'node:zlib'
import { LRUCache } from 'lru-cache'
import { MEDIA_PATH, SOUND_PREFIX } from '#domain/live-media.ts'
import type { Deps } from '#server/deps.ts'
import type { LiveAddress } from './live-address.ts'
import { type Exchange, OPEN, refuse } from './serve-live.ts'

/** Bytes kept for the viewers of this process, and how long (ms): what all ask for in the same second. */
const KEPT_BYTES = 64_000_000
const KEPT_MS = 20_000
/** A playlist that was not waited for is old at the next part. */
const PLAYLIST_MS = 100
/** Longer than another process keeps a request waiting. */
const PATIENCE_MS = 9_000
/** Says that a request comes from another process of the shop: it is never handed on a second time. */
export const RELAYED = 'x-relayed'
const HANDED_ON = ['content-type', 'cache-control', 'etag', 'vary'] as const

type Answer = { status: number; headers: Record<string, string>; body: Uint8Array; zipped: Uint8Array | null }
type Asked = { url: string; sessionId: string; carrierUrl: string }

/** Answers with what another process carries: each address is fetched once, however many wait for it here. */
export type RelayHttp = (address: LiveAddress, carrierUrl: string, exchange: Exchange) => Promise<void>

export function relayHttp({ db, clock, log }: Pick<Deps, 'db' | 'clock' | 'log'>): RelayHttp {
  const answers = new LRUCache<string, Answer, Asked>({
    maxSize: KEPT_BYTES,
    ttl: KEPT_MS,
    sizeCalculation: ({ body }) => body.byteLength + 500,
    fetchMethod: async (_key, _stale, { context, options }) => {
      const answer = await ask(context)
      const passing = answer.status !== 200 || answer.headers['cache-control'] === 'no-cache'
      if (passing) options.ttl = PLAYLIST_MS
      return answer
    },
  })

  async function ask({ url, sessionId, carrierUrl }: Asked): Promise<Answer> {
    try {
      const headers = { [RELAYED]: '1', 'accept-encoding': 'identity' }
      const response = await fetch(url, { headers, signal: AbortSignal.timeout(PATIENCE_MS), redirect: 'error' })
      const said = HANDED_ON.flatMap((name) => {
        const value = response.headers.get(name)
        return value === null ? [] : [[name, value] as const]
      })
      const body = new Uint8Array(await response.arrayBuffer())
      return { status: response.status, headers: Object.fromEntries(said), body, zipped: null }
    } catch (error) {
      log.warn({ err: error, sessionId, carrierUrl }, 'the process that carries a picture does not answer')
      await sayAway({ db, clock }, sessionId, carrierUrl)
      throw error
    }
  }

  return async ({ sessionId, name, kind, soundOnly }, carrierUrl, { request, response }) => {
    if (request.headers[RELAYED]) return refuse({ request, response }, 503)
    const query = kind === 'playlist' ? (request.url ?? '').replace(/^[^?]*/, '') : ''
    const url = `${carrierUrl}${MEDIA_PATH}/${sessionId}/${soundOnly ? SOUND_PREFIX : ''}${name}${query}`
    const answer = await answers.fetch(url, { context: { url, sessionId, carrierUrl } }).catch(() => undefined)
    if (response.destroyed) return
    if (!answer) return refuse({ request, response }, 503)
    const zips = kind === 'playlist' && answer.status === 200 && /\bgzip\b/.test(acceptOf(request.headers))
    if (zips) answer.zipped ??= gzipSync(answer.body)
    const body = (zips && answer.zipped) || answer.body
    const encoding = zips && { 'content-encoding': 'gzip' }
    const headers = { ...OPEN, ...answer.headers, ...encoding, 'content-length': body.byteLength }
    response.writeHead(answer.status, headers).end(request.method === 'HEAD' ? undefined : body)
  }
}

const acceptOf = (headers: Exchange['request']['headers']): string => String(headers['accept-encoding'] ?? '')

/** Viewers are told that somebody is expected back, instead of a picture that stands still. */
async function sayAway(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  sessionId: string,
  carrierUrl: string,
): Promise<void> {
  await db.pool.query(
    `UPDATE live_session SET media = 'away', media_at = $3
     WHERE id = $1 AND carrier_url = $2 AND media IN ('on', 'audio') AND media_at < $3 - interval '5 seconds'`,
    [sessionId, carrierUrl, clock.now()],
  )
}
