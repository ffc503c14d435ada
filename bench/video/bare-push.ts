/*
 * The least a server that pushes can do: one frame, made once, written into every socket. Its parent tells it how large
 * parts are. It says what a Socket.IO server says, and nothing else.
 */
import { createHash } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { publishStamped } from './stamped.ts'

const OF_EVERY_KEY = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'
const TEXT = 1
const BINARY = 2
const sockets = new Set<Duplex>()
const server = http.createServer()

function frame(kind: number, payload: Buffer): Buffer {
  const short = payload.length < 126
  const head = Buffer.alloc(short ? 2 : 10)
  head[0] = 0x80 | kind
  head[1] = short ? payload.length : 127
  if (!short) head.writeBigUInt64BE(BigInt(payload.length), 2)
  return Buffer.concat([head, payload])
}
const text = (words: string) => frame(TEXT, Buffer.from(words))

server.on('upgrade', (request, socket) => {
  const accept = createHash('sha1').update(`${request.headers['sec-websocket-key']}${OF_EVERY_KEY}`).digest('base64')
  socket.write(
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
      `Sec-WebSocket-Accept: ${accept}\r\n\r\n`,
  )
  socket.write(Buffer.concat([text('0{}'), text('40{}'), text('430[{"ok":true}]')]))
  sockets.add(socket)
  socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket))
  socket.resume()
})

process.once('disconnect', () => process.exit())
process.once('message', (sizes: number[]) => {
  const published = publishStamped(sizes, (part) => {
    const bytes = Buffer.concat([text('451-["part",{},{"_placeholder":true,"num":0}]'), frame(BINARY, part)])
    for (const socket of sockets) socket.write(bytes)
  })
  process.on('message', (message: object) => {
    if ('published' in message) process.send?.({ published })
  })
  server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
})
