import { once } from 'node:events'
import net from 'node:net'

const END_OF_HEAD = '\r\n\r\n'
/** Of an answer whose length was not known beforehand. */
const END_OF_CHUNKS = '0\r\n\r\n'

/** One HTTP/1.1 connection that is kept open. Reads no more of an answer than where it ends: the load must cost little. */
export type Connection = { ask(path: string, headers?: string): Promise<Buffer>; close(): void }

export async function connect(port: number): Promise<Connection> {
  let socket = await open(port)
  return {
    async ask(path, headers = '') {
      // Servers close what was idle for some seconds, as between two measurements.
      if (socket.destroyed || socket.readableEnded) socket = await open(port)
      return exchange(socket, `GET ${path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: br, gzip\r\n${headers}\r\n`)
    },
    close: () => socket.destroy(),
  }
}

async function open(port: number): Promise<net.Socket> {
  const socket = net.connect(port, '127.0.0.1').setNoDelay(true)
  await once(socket, 'connect')
  return socket
}

const exchange = (socket: net.Socket, request: string): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    let needed = Number.POSITIVE_INFINITY
    const finish = (result: Buffer | Error) => {
      socket.off('data', read).off('error', finish).off('close', lost)
      if (result instanceof Error) reject(result)
      else resolve(result)
    }
    const lost = () => finish(new Error('the connection was closed'))
    const read = (chunk: Buffer) => {
      if (chunks.length === 0) needed = lengthOf(chunk)
      chunks.push(chunk)
      size += chunk.length
      const chunked = needed === Number.POSITIVE_INFINITY
      if (size >= needed || (chunked && Buffer.concat(chunks.slice(-5)).subarray(-5).equals(endOfChunks)))
        finish(Buffer.concat(chunks))
    }
    socket.on('data', read).on('error', finish).on('close', lost)
    socket.write(request)
  })

const endOfChunks = Buffer.from(END_OF_CHUNKS)

/** Bytes of the whole answer, by its head; infinite where it does not say. @throws Error unless its status is 200 */
function lengthOf(first: Buffer): number {
  const head = first.subarray(0, first.indexOf(END_OF_HEAD)).toString('latin1')
  if (!head.startsWith('HTTP/1.1 200')) throw new Error(head.split('\r\n')[0])
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
  return length === undefined ? Number.POSITIVE_INFINITY : head.length + END_OF_HEAD.length + Number(length)
}

/** The body of an answer with a Content-Length, and the headers that say how to read it. */
export function bodyOf(answer: Buffer): { body: Buffer; headers: Record<string, string> } {
  const end = answer.indexOf(END_OF_HEAD)
  const lines = answer.subarray(0, end).toString('latin1').split('\r\n').slice(1)
  const headers = lines.map((line) => line.split(': ', 2) as [string, string])
  const wanted = headers.filter(([name]) => /^content-(type|encoding|length)$/i.test(name))
  return { body: answer.subarray(end + END_OF_HEAD.length), headers: Object.fromEntries(wanted) }
}
