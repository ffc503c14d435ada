import type { Server as HttpServer } from 'node:http'
import { Server } from 'socket.io'
import { MEDIA_LIMITS, MEDIA_SOCKET_PATH } from '#domain/live-media.ts'
import type { Deps } from '#server/deps.ts'
import { isSameOrigin } from '#server/http/same-origin.ts'
import { type CarrierDeps, openCarrier } from './carrier.ts'
import { endWhenDeaf } from './deaf-connection.ts'
import { endTokens } from './end-tokens.ts'
import { expectPictures } from './expect-pictures.ts'
import { openLiveHttp } from './live-http.ts'
import { type Located, locateWith } from './locate.ts'
import { mediaBus } from './media-bus.ts'
import { type Measured, mediaGauges } from './media-gauges.ts'
import type { MediaHost, OpenMedia } from './media-host.ts'
import type { MediaIo } from './media-io.ts'
import { openPublisherDesk } from './publisher-desk.ts'
import { welcomePublisher } from './publisher-socket.ts'
import { openPush } from './push.ts'
import { countRefusals } from './refusal-count.ts'
import { relayHttp } from './relay-http.ts'
import { relayPush } from './relay-push.ts'
import { sayAway } from './say-away.ts'
import { openSeats } from './seats.ts'
import { welcomeViewer } from './viewer-socket.ts'
import { watchStandings } from './watch-standings.ts'

export type EmbeddedDeps = CarrierDeps & Pick<Deps, 'publicUrl'>
/** `processUrl`: where other processes reach this one; null where there is none. */
export type EmbeddedOptions = { processUrl: string | null }

/** Bytes of one message: the largest part and what is around it. */
const MESSAGE_LIMIT = MEDIA_LIMITS.part + 10_000

/** The picture carried by the shop's own processes. */
export function embeddedMedia(deps: EmbeddedDeps, { processUrl }: EmbeddedOptions): MediaHost {
  const bus = mediaBus(deps)
  let measured: Measured | null = null
  return {
    kind: 'embedded',
    publisherAddress: () => ({ kind: 'embedded', socketPath: MEDIA_SOCKET_PATH }),
    source: () => ({ kind: 'embedded' }),
    async endPublishing(sessionId) {
      await endTokens(deps, sessionId)
      await bus.tell({ is: 'changed', sessionId })
    },
    health: async () => 'ok',
    gauges: (registers) => mediaGauges(registers, () => measured),
    open(http) {
      const opened = openEmbedded(deps, http, processUrl)
      measured = opened
      return opened
    },
  }
}

function openEmbedded(deps: EmbeddedDeps, http: HttpServer, processUrl: string | null): OpenMedia & Measured {
  let closing = false
  const io: MediaIo = new Server(http, {
    path: MEDIA_SOCKET_PATH,
    serveClient: false,
    transports: ['websocket'],
    perMessageDeflate: false,
    destroyUpgrade: false,
    maxHttpBufferSize: MESSAGE_LIMIT,
    pingInterval: 10_000,
    pingTimeout: 8_000,
    allowRequest: (request, answer) => answer(null, !closing && isSameOrigin(request, deps.publicUrl)),
  })
  const push = openPush(deps.others)
  const refusals = countRefusals()
  const bus = mediaBus(deps)
  const carrier = openCarrier(deps, push, processUrl)
  const seats = openSeats(deps, { carrier, bus })
  const desk = openPublisherDesk(deps, { carrier, bus, seats })
  const standings = watchStandings(deps, { carrier, seats })
  const { locate, forget } = locateWith(deps, carrier)
  const relay = relayPush(deps, push)

  /** Whoever watches here goes on watching where the picture is carried now. */
  async function follow(sessionId: string): Promise<Located> {
    forget(sessionId)
    await standings.look(sessionId)
    const located = push.watches(sessionId) ? await locate(sessionId) : null
    if (located && 'elsewhere' in located) relay.follow(sessionId, located.elsewhere)
    else relay.leave(sessionId)
    return located
  }
  const pictures = expectPictures({ watches: push.watches, follow })

  const unsubscribe = bus.hear((message) => {
    desk.hear(message)
    if (message.is !== 'changed') return
    follow(message.sessionId).catch((error: unknown) => deps.log.warn({ err: error }, 'a picture was not followed'))
  })
  io.on('connection', (socket) => {
    socket.data = { publishes: null, watches: null }
    endWhenDeaf(socket)
    welcomePublisher({ ...deps, carrier, desk, seats, refusals }, socket)
    welcomeViewer({ log: deps.log, push, refusals, locate, follow: relay.follow, expect: pictures.expect }, socket)
  })
  openLiveHttp(http, { ...deps, locate, relay: relayHttp(deps) })

  sayAway(deps, processUrl).catch((error: unknown) => deps.log.warn({ err: error }, 'pictures may be said to be on'))

  return {
    carrier,
    push,
    refusals,
    async close() {
      closing = true
      unsubscribe()
      pictures.stop()
      await standings.stop()
      relay.close()
      io.engine.close()
      await carrier.close()
    },
  }
}
