import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import net from 'node:net'
import { crc32 } from 'node:zlib'

type Send = (text: string) => void
/** What a server sends: texts whole, binary frames as their size and CRC-32 only. */
export type Frames = {
  text(text: string, send: Send): void
  binary(bytes: number, crc: number): void
  closed(): void
}

const END_OF_HEAD = '\r\n\r\n'
const TEXT = 1
/** Shared by all connections of a process, as in keep-alive.ts. */
const buffer = Buffer.alloc(256 * 1024)

/** A client of RFC 6455 that costs little: no compression, no frames in pieces, nothing kept of what is binary. */
export async function openWebSocket(port: number, path: string, frames: Frames): Promise<{ close(): void }> {
  const upgrade = Promise.withResolvers<void>()
  let head: Buffer | null = Buffer.alloc(0)
  const take = (size: number, bytes: Uint8Array) => {
    let chunk = Buffer.from(bytes.buffer, bytes.byteOffset, size)
    if (head) {
      head = Buffer.concat([head, chunk])
      const end = head.indexOf(END_OF_HEAD)
      if (end < 0) return true
      chunk = head.subarray(end + END_OF_HEAD.length)
      if (head.subarray(0, 12).toString() === 'HTTP/1.1 101') upgrade.resolve()
      else upgrade.reject(new Error(head.subarray(0, end).toString()))
      head = null
    }
    read(chunk)
    return true
  }
  const socket = net.connect({ port, host: '127.0.0.1', onread: { buffer, callback: take } }).setNoDelay(true)
  socket.on('error', upgrade.reject).on('close', () => {
    upgrade.reject(new Error('the connection was closed'))
    frames.closed()
  })
  const read = frameReader(frames, (text) => socket.write(maskedText(text)))
  await once(socket, 'connect')
  const key = randomBytes(16).toString('base64')
  socket.write(
    `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n\r\n`,
  )
  await upgrade.promise
  return { close: () => socket.destroy() }
}

/** A short text frame; a mask of zeros leaves its bytes as they are. */
function maskedText(text: string): Buffer {
  const bytes = Buffer.from(text)
  if (bytes.length > 125) throw new RangeError('longer than a short frame')
  return Buffer.concat([Buffer.from([0x80 | TEXT, 0x80 | bytes.length, 0, 0, 0, 0]), bytes])
}

/** Where the payload begins and how long it is; null while too little of the frame is there. */
function readHeader(bytes: Buffer): { start: number; length: number; kind: number } | null {
  if (bytes.length < 2) return null
  const kind = bytes.readUInt8(0) & 0x0f
  const short = bytes.readUInt8(1) & 0x7f
  const start = short < 126 ? 2 : short === 126 ? 4 : 10
  if (bytes.length < start) return null
  const length = short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2))
  return { start, length, kind }
}

function frameReader({ text, binary }: Omit<Frames, 'closed'>, send: Send): (chunk: Buffer) => void {
  let carried: Buffer | null = null
  let frame: { kind: number; length: number; left: number; crc: number; chunks: Buffer[] } | null = null
  return (chunk) => {
    let bytes: Buffer = carried ? Buffer.concat([carried, chunk]) : chunk
    carried = null
    while (bytes.length > 0 || frame?.left === 0) {
      if (!frame) {
        const header = readHeader(bytes)
        if (!header) {
          carried = Buffer.from(bytes)
          return
        }
        frame = { kind: header.kind, length: header.length, left: header.length, crc: 0, chunks: [] }
        bytes = bytes.subarray(header.start)
      }
      const part = bytes.subarray(0, frame.left)
      bytes = bytes.subarray(part.length)
      frame.left -= part.length
      if (frame.kind === TEXT) frame.chunks.push(Buffer.from(part))
      else frame.crc = crc32(part, frame.crc)
      if (frame.left > 0) return
      if (frame.kind === TEXT) text(Buffer.concat(frame.chunks).toString(), send)
      else if (frame.kind === 2) binary(frame.length, frame.crc)
      frame = null
    }
  }
}
