import { io, type Socket } from 'socket.io-client'
import { type ClientToServer, LIVE_PATH, type LiveEvent, type ServerToClient } from '#domain/live-events.ts'

type ViewerSocket = Socket<ServerToClient, ClientToServer>

/** What one viewer saw. */
type Viewer = { socket: ViewerSocket; first: number; last: number; gaps: number; connects: number }

export type RoomSummary = {
  viewers: number
  reconnects: number
  /** Numbers that a viewer never got. */
  gaps: number
  /** Events that two viewers saw differently. */
  differences: number
  /** The newest number any viewer saw, and the oldest such number among the viewers. */
  newest: number
  behind: number
  sales: number
  birds: number
  chats: number
}

const JOIN_RETRY_MS = 1_000
const CHAT_TIMEOUT_MS = 5_000

/**
 * Viewers of a live room over real sockets. Each notes the numbers of the events it gets; together they see whether all
 * were told the same, and how much of it there was.
 */
export function openRoom(base: string, sessionId: string) {
  const viewers: Viewer[] = []
  const told = new Map<number, string>()
  const counts = { differences: 0, sales: 0, birds: 0, chats: 0 }

  function note(viewer: Viewer, event: LiveEvent): void {
    if (event.seq <= viewer.last) return
    if (viewer.last > 0 && event.seq > viewer.last + 1) viewer.gaps += event.seq - viewer.last - 1
    viewer.first ||= event.seq
    viewer.last = event.seq
    const text = JSON.stringify(event)
    const known = told.get(event.seq)
    if (known !== undefined) {
      if (known !== text) counts.differences++
      return
    }
    told.set(event.seq, text)
    if (event.type === 'chat.said') counts.chats++
    if (event.type !== 'order.paid') return
    counts.sales++
    counts.birds += event.payload.quantity
  }

  function join(viewer: Viewer): void {
    viewer.socket.timeout(CHAT_TIMEOUT_MS).emit('join', { sessionId, lastSeq: viewer.last }, (error, answer) => {
      if (error || !answer.ok) {
        if (viewer.socket.connected) setTimeout(() => join(viewer), JOIN_RETRY_MS)
        return
      }
      // The state at number n stands for everything up to n.
      if (answer.snapshot) {
        if (viewer.last > 0) viewer.gaps += Math.max(0, answer.snapshot.seq - viewer.last)
        viewer.last = Math.max(viewer.last, answer.snapshot.seq)
      }
      for (const event of answer.missed) note(viewer, event)
    })
  }

  return {
    enter(cookie = ''): void {
      const socket: ViewerSocket = io(base, {
        path: LIVE_PATH,
        transports: ['websocket'],
        forceNew: true,
        reconnectionDelay: 200,
        reconnectionDelayMax: 2_000,
        extraHeaders: cookie ? { cookie } : {},
      })
      const viewer: Viewer = { socket, first: 0, last: 0, gaps: 0, connects: 0 }
      viewers.push(viewer)
      socket.on('connect', () => {
        viewer.connects++
        join(viewer)
      })
      socket.on('events', ({ events }) => {
        for (const event of events) note(viewer, event)
      })
    },
    /** Somebody says something; a refusal (too fast, room closed) is the room's right. */
    say(index: number, text: string): void {
      const { socket } = viewers[index % Math.max(1, viewers.length)] ?? {}
      socket?.timeout(CHAT_TIMEOUT_MS).emit('say', { sessionId, text, id: crypto.randomUUID() }, () => undefined)
    },
    summary(): RoomSummary {
      const lasts = viewers.map(({ last }) => last)
      const sum = (pick: (viewer: Viewer) => number) => viewers.reduce((total, viewer) => total + pick(viewer), 0)
      return {
        viewers: viewers.filter(({ socket }) => socket.connected).length,
        reconnects: sum(({ connects }) => Math.max(0, connects - 1)),
        gaps: sum(({ gaps }) => gaps),
        newest: Math.max(0, ...lasts),
        behind: lasts.length > 0 ? Math.min(...lasts) : 0,
        ...counts,
      }
    },
    close(): void {
      for (const { socket } of viewers) socket.disconnect()
    },
  }
}

export type Room = ReturnType<typeof openRoom>
