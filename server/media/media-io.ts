import type { Server, Socket } from 'socket.io'
import type { MediaToClient, MediaToServer } from '#domain/live-media.ts'

/** What a connection of the media socket is there for: the session it publishes, and the one it watches. */
export type MediaSeat = { publishes: string | null; watches: string | null }

type Nothing = Record<string, never>
export type MediaIo = Server<MediaToServer, MediaToClient, Nothing, MediaSeat>
export type MediaSocket = Socket<MediaToServer, MediaToClient, Nothing, MediaSeat>
