import { once } from 'node:events'
import net from 'node:net'
import { crc32 } from 'node:zlib'

/** `text` where it was asked for; `crc`: CRC-32 of the body. */
export type Answer = { status: number; bytes: number; crc: number; text: string }

/** One HTTP/1.1 connection that asks for one thing after the other. Bodies are counted and checked as they come, not kept. */
export type KeepAlive = { get(path: string, keepText?: boolean): Promise<Answer>; close(): void }

const END_OF_HEAD = '\r\n\r\n'
/** All connections of a process read into the same place: what was read is used before anybody reads again. */
const buffer = Buffer.alloc(256 * 1024)

type Asked = {
  keepText: boolean
  head: Buffer
  answer: Answer | null
  left: number
  chunks: Buffer[]
  resolve: (answer: Answer) => void
  reject: (error: Error) => void
}

export async function keepAlive(port: number): Promise<KeepAlive> {
  let asked: Asked | undefined
  const take = (size: number, bytes: Uint8Array) => {
    if (asked && read(asked, Buffer.from(bytes.buffer, bytes.byteOffset, size))) {
      const { resolve, answer, chunks } = asked
      asked = undefined
      resolve({ ...(answer as Answer), text: Buffer.concat(chunks).toString() })
    }
    return true
  }
  const socket = net.connect({ port, host: '127.0.0.1', onread: { buffer, callback: take } }).setNoDelay(true)
  const lost = () => asked?.reject(new Error('the connection was closed'))
  socket.on('close', lost).on('error', lost)
  await once(socket, 'connect')
  return {
    get: (path, keepText = false) =>
      new Promise((resolve, reject) => {
        if (asked) throw new Error('one question at a time')
        if (socket.destroyed) throw new Error('the connection was closed')
        asked = { keepText, head: Buffer.alloc(0), answer: null, left: 0, chunks: [], resolve, reject }
        socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`)
      }),
    close: () => socket.destroy(),
  }
}

/** @returns whether the answer is complete */
function read(asked: Asked, bytes: Buffer): boolean {
  let body = bytes
  if (!asked.answer) {
    asked.head = Buffer.concat([asked.head, bytes])
    const end = asked.head.indexOf(END_OF_HEAD)
    if (end < 0) return false
    const head = asked.head.subarray(0, end).toString('latin1')
    const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
    if (length === undefined) throw new Error(`an answer without a length: ${head}`)
    asked.left = Number(length)
    asked.answer = { status: Number(head.slice(9, 12)), bytes: asked.left, crc: 0, text: '' }
    body = asked.head.subarray(end + END_OF_HEAD.length)
  }
  asked.left -= body.length
  asked.answer.crc = crc32(body, asked.answer.crc)
  if (asked.keepText) asked.chunks.push(Buffer.from(body))
  return asked.left <= 0
}
