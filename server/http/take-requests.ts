import type { Server as HttpServer, IncomingMessage, ServerResponse } from 'node:http'

type Handler = (request: IncomingMessage, response: ServerResponse) => void

/**
 * Has requests whose address begins with `prefix` answered by `take`, before anything else sees them: for what is asked
 * for a thousand times a second. Those it does not take (`false`) go on as if it were not there.
 */
export function takeRequests(
  http: HttpServer,
  prefix: string,
  take: (request: IncomingMessage, response: ServerResponse) => boolean,
): void {
  const others = http.listeners('request').slice() as Handler[]
  http.removeAllListeners('request')
  http.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (request.url?.startsWith(prefix) && take(request, response)) return
    for (const other of others) other.call(http, request, response)
  })
}
