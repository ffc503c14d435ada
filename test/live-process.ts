import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import pino from 'pino'
import { io as connect, type Socket } from 'socket.io-client'
import {
  type ClientToServer,
  type JoinReply,
  LIVE_PATH,
  type LiveEvent,
  type LivePulse,
  type RoomSnapshot,
  type ServerToClient,
} from '#domain/live-events.ts'
import { openBus } from '#server/bus.ts'
import { systemClock } from '#server/clock.ts'
import { openDb } from '#server/db/db.ts'
import { attachLive } from '#server/livestream/attach-live.ts'

const log = pino({ level: 'silent' })

/** Who a test connection is: `x-user` names an account, else it is a guest. The real verbs read cookies instead. */
const identity = {
  async readViewer(headers: Headers) {
    const userId = headers.get('x-user')
    const person = { name: '秦望山', phone: null, role: 'farmer' as const, scope: null, twoFactorEnabled: false }
    return userId ? { userId, ...person } : null
  },
  readBuyer: (headers: Headers) => ({
    buyer: {
      userId: headers.get('x-user'),
      guestKeyHash: createHash('sha256')
        .update(headers.get('x-guest') ?? 'guest')
        .digest('hex'),
    },
  }),
}

/** One server process as far as live rooms go: its own pool, bus, HTTP server and sockets. */
export async function startLiveProcess(databaseUrl: string) {
  const db = openDb(databaseUrl, { max: 6 })
  const bus = await openBus(databaseUrl, db.pool, log)
  const deps = { db, clock: systemClock, bus, log, publicUrl: 'http://shop.test' }
  const http = createServer()
  const live = attachLive(http, { ...deps, identity })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const { port } = http.address() as AddressInfo
  return {
    deps,
    url: `http://127.0.0.1:${port}`,
    io: live.io,
    async close() {
      await live.close()
      await new Promise((resolve) => http.close(resolve))
      await bus.close()
      await db.close()
    },
  }
}

/** A viewer's socket that keeps what it receives, as it came. */
export function openViewer(url: string, headers: Record<string, string> = {}) {
  const socket: Socket<ServerToClient, ClientToServer> = connect(url, {
    path: LIVE_PATH,
    transports: ['websocket'],
    extraHeaders: headers,
    forceNew: true,
    reconnection: false,
  })
  const seen: LiveEvent[] = []
  const pulses: LivePulse[] = []
  let snapshot: RoomSnapshot | null = null
  let last = 0
  const take = (events: LiveEvent[]) => {
    const fresh = events.filter(({ seq }) => seq > last)
    seen.push(...fresh)
    last = fresh.at(-1)?.seq ?? last
  }
  socket.on('events', ({ events }) => take(events))
  socket.on('pulse', (pulse) => pulses.push(pulse))
  return {
    socket,
    seen,
    pulses,
    snapshot: () => snapshot,
    async join(sessionId: string, lastSeq = last): Promise<JoinReply> {
      const answer = await new Promise<JoinReply>((resolve) => {
        socket.emit('join', { sessionId, lastSeq }, (reply) => {
          if (reply.ok) {
            snapshot = reply.snapshot
            last = reply.snapshot?.seq ?? lastSeq
            take(reply.missed)
          }
          resolve(reply)
        })
      })
      return answer
    },
    say: (sessionId: string, text: string, id: string) => socket.emitWithAck('say', { sessionId, text, id }),
    seqs: () => seen.map(({ seq }) => seq),
  }
}
