import type { Server as HttpServer } from 'node:http'
import { Server } from 'socket.io'
import { LIVE_PATH } from '#domain/live-events.ts'
import type { Deps } from '#server/deps.ts'
import { toHeaders } from '#server/http/headers.ts'
import { isSameOrigin } from '#server/http/same-origin.ts'
import type { Buyer, Viewer } from '#server/identity/viewer.ts'
import { joinRoomWith } from './join-room.ts'
import type { LiveIo } from './live-io.ts'
import { createPresence } from './presence.ts'
import { startPulse } from './pulse.ts'
import { sayWith } from './say.ts'
import { speakerOf } from './speaker.ts'
import { createTail } from './tail.ts'
import { welcome } from './welcome.ts'

/** How a connection's cookies become a person; the same two verbs as for pages. */
export type LiveIdentity = {
  readViewer(headers: Headers): Promise<Viewer | null>
  readBuyer(headers: Headers, viewer: Viewer | null): { buyer: Buyer }
}

/** Larger than any message of ours. */
const MESSAGE_LIMIT = 10_000

/**
 * Opens the live rooms on an HTTP server. Every process reads the log in Postgres and speaks to its own viewers, so any
 * number of processes on one database show the same room.
 * @returns how to close: connections end as if the network had dropped, so that viewers come back to another process
 */
export function attachLive(
  http: HttpServer,
  deps: Pick<Deps, 'db' | 'clock' | 'bus' | 'log' | 'publicUrl'> & { identity: LiveIdentity },
): { io: LiveIo; close(): Promise<void> } {
  let closing = false
  const io: LiveIo = new Server(http, {
    path: LIVE_PATH,
    serveClient: false,
    perMessageDeflate: false,
    destroyUpgrade: false,
    maxHttpBufferSize: MESSAGE_LIMIT,
    pingInterval: 10_000,
    pingTimeout: 8_000,
    allowRequest: (request, answer) => answer(null, !closing && isSameOrigin(request, deps.publicUrl)),
  })
  const tail = createTail(deps, (sessionId, events) => io.to(sessionId).emit('events', { sessionId, events }))
  const presence = createPresence(deps.bus, deps.clock)
  const unsubscribe = deps.bus.subscribe('live_event', (sessionId) => tail.poke(sessionId || undefined))
  const pulse = startPulse(deps, { io, tail, presence })

  io.use(async (socket, next) => {
    try {
      const headers = toHeaders(socket.handshake.headers)
      const viewer = await deps.identity.readViewer(headers)
      socket.data = {
        speaker: speakerOf(viewer, deps.identity.readBuyer(headers, viewer).buyer, socket.id),
        room: null,
      }
      next()
    } catch (error) {
      deps.log.error({ err: error }, 'a live connection could not be identified')
      next(new Error('unavailable'))
    }
  })
  const room = { join: joinRoomWith({ ...deps, tail }), say: sayWith(deps), presence, greet: pulse.greet }
  io.on('connection', (socket) => welcome(deps, room, socket))

  return {
    io,
    async close() {
      closing = true
      unsubscribe()
      await pulse.stop()
      io.engine.close()
      await presence.report().catch((error: unknown) => deps.log.warn({ err: error }, 'viewers were not signed off'))
      presence.close()
    },
  }
}
