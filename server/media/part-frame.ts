import { Encoder, PacketType } from 'socket.io-parser'
import type { MediaSocket } from './media-io.ts'
import type { PushedPart } from './push-group.ts'
import { BINARY, socketFrame, TEXT } from './socket-frame.ts'

const encoder = new Encoder()

/**
 * One part as Socket.IO says it to every viewer, made once: both of its messages as the bytes on the line, so that a viewer costs a
 * single write. Only for sockets without compression that are WebSockets from the start, as those of the media socket are.
 */
export function partFrame({ epoch, number, key, bytes }: PushedPart): (viewer: MediaSocket) => void {
  const event = { type: PacketType.EVENT, nsp: '/', data: ['part', { epoch, number, key }, bytes] }
  const [about, picture] = encoder.encode(event) as [string, Uint8Array]
  const line = Buffer.concat([...socketFrame(TEXT, Buffer.from(`4${about}`)), ...socketFrame(BINARY, picture)])
  const options = { compress: false, wsPreEncodedFrame: [line] }
  return (viewer) => void viewer.conn.send(about, options)
}
