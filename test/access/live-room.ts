import { randomUUID } from 'node:crypto'
import { io } from 'socket.io-client'
import { LIVE_PATH } from '#domain/live-events.ts'

/** Enters a live room as whoever has these cookies. `hear` gets everything that the server says, answers included, as text. */
export async function enterRoom(url: string, cookie: string, sessionId: string, hear: (text: string) => void) {
  const socket = io(url, {
    path: LIVE_PATH,
    transports: ['websocket'],
    extraHeaders: { cookie, origin: 'http://shop.test' },
    forceNew: true,
    reconnection: false,
  })
  socket.onAny((...said) => hear(JSON.stringify(said)))
  const ask = async (event: string, input: unknown) =>
    hear(JSON.stringify(await socket.timeout(10_000).emitWithAck(event, input)))
  await ask('join', { sessionId, lastSeq: 0 })
  return { say: (text: string) => ask('say', { sessionId, text, id: randomUUID() }), close: () => socket.close() }
}
