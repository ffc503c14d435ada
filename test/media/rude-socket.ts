import { once } from 'node:events'
import http from 'node:http'
import type { Duplex } from 'node:stream'
import { MEDIA_SOCKET_PATH } from '#domain/live-media.ts'

/** A connection to the media socket that keeps to no manners: it says what it likes, and need not read what is answered. */
export type RudeSocket = {
  /** A Socket.IO message: its event, what goes with it, and whether it wants an answer. */
  say(event: string, input?: unknown, answered?: number): void
  /** The same again and again, each wanting an answer; resolves when all has left, or the connection has ended. */
  repeat(count: number, event: string, input: unknown): Promise<void>
  readonly closed: boolean
  close(): void
}

/** Longest frame whose length fits two bytes. */
const LONGEST = 65_535

export async function openRudeSocket(port: number, { reads }: { reads: boolean }): Promise<RudeSocket> {
  const request = http.request({
    port,
    host: '127.0.0.1',
    path: `${MEDIA_SOCKET_PATH}/?EIO=4&transport=websocket`,
    headers: {
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': Buffer.alloc(16, 'k').toString('base64'),
    },
  })
  request.end()
  const [, socket] = (await once(request, 'upgrade')) as [unknown, Duplex]
  let closed = false
  socket.on('close', () => {
    closed = true
  })
  socket.on('error', () => socket.destroy())
  const message = (event: string, input: unknown, answered?: number) =>
    frame(`42${answered ?? ''}${JSON.stringify(input === undefined ? [event] : [event, input])}`)
  socket.write(frame('40'))
  // What is said before the server has answered that would not be heard.
  for (let heard = ''; !heard.includes('40{'); ) heard += String(((await once(socket, 'data')) as [Buffer])[0])
  if (!reads) socket.pause()
  return {
    say: (event, input, answered) => void socket.write(message(event, input, answered)),
    repeat(count, event, input) {
      const one = message(event, input, 1)
      return new Promise((resolve) => socket.write(Buffer.alloc(count * one.length, one), () => resolve()))
    },
    get closed() {
      return closed
    },
    close: () => socket.destroy(),
  }
}

/** A text frame; a mask of zeros leaves its bytes as they are. */
function frame(text: string): Buffer {
  const bytes = Buffer.from(text)
  if (bytes.length > LONGEST) throw new RangeError('longer than a frame of ours')
  const head = Buffer.from([0x81, 0x80 | 126, bytes.length >> 8, bytes.length & 0xff, 0, 0, 0, 0])
  return Buffer.concat([head, bytes])
}
