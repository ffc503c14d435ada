import type { Socket } from 'socket.io-client'
import { type ClientToServer, LIVE_PATH, type SayReply, type ServerToClient } from '#domain/live-events.ts'
import { type Room, type RoomChange, reduceRoom } from './room-state.ts'

type LiveSocket = Socket<ServerToClient, ClientToServer>

/** A room that changes: what React's useSyncExternalStore wants, and a way to speak. */
export type RoomLink = {
  room(): Room
  subscribe(listener: () => void): () => void
  /** Connects until the answer is called. Loads the socket client first. */
  open(): () => void
  /** @param id makes sending again harmless */
  say(text: string, id: string): Promise<SayReply>
}

const ANSWER_MS = 8_000
const RETRY_MS = 3_000
/** A connection that hangs longer is given up and tried anew: weak networks leave many such. */
const CONNECT_MS = 6_000

/** Follows one room: joins with the newest number it has, and again after every cut or gap. Browser only, but for `room`. */
export function linkRoom(initial: Room): RoomLink {
  let room = initial
  let socket: LiveSocket | null = null
  const listeners = new Set<() => void>()
  const apply = (change: RoomChange) => {
    room = reduceRoom(room, change)
    for (const listener of listeners) listener()
  }

  async function join(own: LiveSocket, lastSeq: number): Promise<void> {
    const answer = await own
      .timeout(ANSWER_MS)
      .emitWithAck('join', { sessionId: room.sessionId, lastSeq })
      .catch(() => null)
    if (own !== socket || !own.connected) return
    if (!answer?.ok) return void setTimeout(() => own === socket && own.connected && join(own, lastSeq), RETRY_MS)
    if (answer.snapshot) apply({ type: 'snapshot', snapshot: answer.snapshot })
    else if (room.behind) room = { ...room, behind: null }
    apply({ type: 'events', events: answer.missed })
    apply({ type: 'joined', missed: answer.snapshot ? answer.snapshot.seq - lastSeq : answer.missed.length })
  }

  function listen(own: LiveSocket): void {
    own.on('connect', () => join(own, room.seq))
    own.on('events', ({ events }) => {
      const was = room.behind
      apply({ type: 'events', events })
      if (!was && room.behind) void join(own, room.behind === 'gap' ? room.seq : 0)
    })
    own.on('pulse', (pulse) => apply({ type: 'pulse', pulse }))
    own.on('disconnect', () => apply({ type: 'cut' }))
    own.on('connect_error', () => {
      if (room.link !== 'cut') apply({ type: 'cut' })
      if (!own.active) setTimeout(() => own === socket && own.connect(), RETRY_MS)
    })
  }

  return {
    room: () => room,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    open() {
      let closed = false
      void import('socket.io-client').then(({ io }) => {
        if (closed) return
        socket = io({
          path: LIVE_PATH,
          transports: ['websocket', 'polling'],
          tryAllTransports: true,
          timeout: CONNECT_MS,
          reconnectionDelay: 500,
          reconnectionDelayMax: 5_000,
        })
        listen(socket)
      })
      return () => {
        closed = true
        socket?.disconnect()
        socket = null
      }
    },
    async say(text, id) {
      if (!socket?.connected) return { ok: false, code: 'Unavailable' }
      const answer = socket.timeout(ANSWER_MS).emitWithAck('say', { sessionId: room.sessionId, text, id })
      return answer.catch(() => ({ ok: false, code: 'Unavailable' }))
    },
  }
}
