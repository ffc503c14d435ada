import { io, type Socket } from 'socket.io-client'
import { MEDIA_SOCKET_PATH, type MediaReply, type Refused } from '#domain/live-media.ts'
import { sampleParts } from './publish.ts'

/** A connection to the media socket that follows its protocol as far as a test likes. */
export type Connection = Socket & { close(): void }

export const openConnection = (url: string): Connection =>
  io(url, { path: MEDIA_SOCKET_PATH, transports: ['websocket'], forceNew: true, reconnection: false })

export const publish = (socket: Connection, token: unknown, takeOver = false): Promise<{ ok: true } | Refused> =>
  socket.emitWithAck('publish', { token, takeOver })
export const offer = (socket: Connection, init: Uint8Array) =>
  socket.emitWithAck('track', { kind: 'fragments', codecs: '', width: null, height: null, init, ageMs: 0 })
export const send = (socket: Connection, epoch: number, number: number, bytes: Uint8Array): Promise<MediaReply> =>
  socket.timeout(10_000).emitWithAck('media', { epoch, number }, bytes)
/** Resolves when the connection has ended. */
export const gone = (socket: Connection): Promise<void> =>
  new Promise((resolve) => socket.once('disconnect', () => resolve()))

/** The sample's first parts, and the initialization segment before them. */
export async function partsOf(count: number): Promise<{ init: Uint8Array; parts: Buffer[] }> {
  const { init, parts } = await sampleParts()
  const source = parts()
  return { init, parts: Array.from({ length: count }, () => Buffer.from(source.next().value.bytes)) }
}
