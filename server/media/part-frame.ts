import { Encoder, PacketType } from 'socket.io-parser'
import type { MediaSocket } from './media-io.ts'
import type { PushedPart } from './push-group.ts'

const TEXT = 1
const BINARY = 2
const FINAL = 0x80
const SHORT = 126
const encoder = new Encoder()

/** The header of an unmasked WebSocket frame (RFC 6455, 5.2), and its payload. */
function frame(opcode: number, payload: Uint8Array): Uint8Array[] {
  const short = payload.length < SHORT
  const head = Buffer.alloc(short ? 2 : 10)
  head[0] = FINAL | opcode
  head[1] = short ? payload.length : 127
  if (!short) head.writeBigUInt64BE(BigInt(payload.length), 2)
  return [head, payload]
}

/**
 * One part as Socket.IO says it to every viewer, made once: both of its messages as the bytes on the line, so that a viewer costs a
 * single write. Only for sockets without compression that are WebSockets from the start, as those of the media socket are.
 */
export function partFrame({ epoch, number, key, bytes }: PushedPart): (viewer: MediaSocket) => void {
  const event = { type: PacketType.EVENT, nsp: '/', data: ['part', { epoch, number, key }, bytes] }
  const [about, picture] = encoder.encode(event) as [string, Uint8Array]
  const line = Buffer.concat([...frame(TEXT, Buffer.from(`4${about}`)), ...frame(BINARY, picture)])
  const options = { compress: false, wsPreEncodedFrame: [line] }
  return (viewer) => void viewer.conn.send(about, options)
}
