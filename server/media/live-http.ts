import type { Server as HttpServer, IncomingMessage, ServerResponse } from 'node:http'
import { MEDIA_PATH } from '#domain/live-media.ts'
import type { Deps } from '#server/deps.ts'
import { takeRequests } from '#server/http/take-requests.ts'
import { COURTESY_MS, type Others } from './in-slices.ts'
import { type LiveAddress, readLiveAddress } from './live-address.ts'
import type { Located } from './locate.ts'
import type { RelayHttp } from './relay-http.ts'
import { type Exchange, OPEN, refuse, serveCarried } from './serve-live.ts'
import { serveStoredWith } from './serve-stored.ts'

export type LiveHttpDeps = Pick<Deps, 'db' | 'files' | 'log'> & {
  locate(sessionId: string): Promise<Located>
  relay: RelayHttp
  others: Others
}

/** Answers for pictures on the air, on an HTTP server, before anything else on it. */
export function openLiveHttp(http: HttpServer, deps: LiveHttpDeps): void {
  const serveStored = serveStoredWith(deps)

  async function answer(address: LiveAddress, exchange: Exchange): Promise<void> {
    await deps.others.none(COURTESY_MS)
    const located = await deps.locate(address.sessionId)
    if (located && 'elsewhere' in located) return deps.relay(address, located.elsewhere, exchange)
    const carried = located?.here ?? null
    if (carried && (await serveCarried(carried, address, exchange))) return
    if (await serveStored(address, carried?.channel ?? null, exchange)) return
    refuse(exchange, 404)
  }

  takeRequests(http, MEDIA_PATH, (request: IncomingMessage, response: ServerResponse) => {
    const address = readLiveAddress(request.url ?? '')
    if (!address) return false
    const exchange = { request, response }
    if (request.method === 'OPTIONS') response.writeHead(204, { ...OPEN, 'access-control-max-age': '86400' }).end()
    else if (request.method !== 'GET' && request.method !== 'HEAD') refuse(exchange, 405)
    else
      answer(address, exchange).catch((error: unknown) => {
        deps.log.error({ err: error, sessionId: address.sessionId }, 'a picture could not be served')
        if (response.headersSent) response.destroy()
        else refuse(exchange, 503)
      })
    return true
  })
}
