import type { Server, Socket } from 'socket.io'
import type { ClientToServer, ServerToClient } from '#domain/live-events.ts'
import type { Speaker } from './speaker.ts'

/** What a connection knows: who it is, and which room it is in (`person` is null for hosts, who are not counted). */
export type Seat = { speaker: Speaker; room: { sessionId: string; person: string | null } | null }

type Nothing = Record<string, never>
export type LiveIo = Server<ClientToServer, ServerToClient, Nothing, Seat>
export type LiveSocket = Socket<ClientToServer, ServerToClient, Nothing, Seat>
