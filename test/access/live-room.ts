import { randomUUID } from 'node:crypto'
import { io } from 'socket.io-client'
import { LIVE_PATH } from '#domain/live-events.ts'
import { MEDIA_SOCKET_PATH } from '#domain/live-media.ts'

type Hear = (text: string) => void

/** A connection as whoever has these cookies. `hear` gets everything that the server says, answers included, as text. */
function connect(url: string, path: string, cookie: string, hear: Hear) {
  const socket = io(url, {
    path,
    transports: ['websocket'],
    extraHeaders: { cookie, origin: 'http://shop.test' },
    forceNew: true,
    reconnection: false,
  })
  socket.onAny((...said) => hear(JSON.stringify(said)))
  const ask = async (event: string, ...input: unknown[]): Promise<string> => {
    const answer = JSON.stringify(await socket.timeout(10_000).emitWithAck(event, ...input))
    hear(answer)
    return answer
  }
  return { ask, close: () => socket.close() }
}

/** Enters a live room. */
export async function enterRoom(url: string, cookie: string, sessionId: string, hear: Hear) {
  const { ask, close } = connect(url, LIVE_PATH, cookie, hear)
  const entered = await ask('join', { sessionId, lastSeq: 0 })
  return { entered, say: (text: string) => ask('say', { sessionId, text, id: randomUUID() }), close }
}

/** Asks for a session's picture, and tries to publish one with what anybody can know. @returns what came of publishing */
export async function askForPicture(url: string, cookie: string, sessionId: string, hear: Hear): Promise<string[]> {
  const { ask, close } = connect(url, MEDIA_SOCKET_PATH, cookie, hear)
  await ask('watch', { sessionId })
  const token = sessionId
  const answers = [
    await ask('publish', { token, takeOver: true }),
    await ask('test', { token }, Buffer.alloc(10)),
    await ask('track', { epoch: 1 }),
    await ask('media', { epoch: 1, number: 0 }, Buffer.alloc(10)),
    await ask('still', Buffer.alloc(10)),
  ]
  close()
  return answers
}
