import type { Socket } from 'socket.io-client'
import type { MediaRefusal, PublisherToServer, ServerToPublisher } from '#domain/live-media.ts'

export type MediaSocket = Socket<ServerToPublisher, PublisherToServer>
export type Elsewhere = { device: string; name: string }

/**
 * How sending goes. `elsewhere`: another device publishes, ask before taking over; `asking`: it was asked. `tookOver`:
 * another device publishes now. `ended` and `refused` are final for this token; everything else goes on by itself.
 */
export type SendState =
  | { kind: 'connecting' | 'sending' | 'cut' | 'left' }
  | { kind: 'elsewhere' | 'asking' | 'tookOver'; by: Elsewhere }
  | { kind: 'ended'; code: MediaRefusal }
  | { kind: 'refused'; code: MediaRefusal }

/** How long an answer of the server may take, and before something is asked again; ms. */
export const ANSWER_MS = 15_000
export const AGAIN_MS = 1_000

/** Drops the connection as a dead network does; it comes back by itself. */
export function drop(socket: MediaSocket): void {
  if (socket.connected) socket.io.engine.close()
}
