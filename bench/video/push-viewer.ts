import { MEDIA_SOCKET_PATH } from '#domain/live-media.ts'
import type { Viewer } from './hls-viewer.ts'
import { nameOf } from './judge.ts'
import { openWebSocket } from './web-socket.ts'

/** Watches over the media socket, speaking as much of Engine.IO and Socket.IO as that needs. */
export async function watchPush(port: number, sessionId: string): Promise<Viewer> {
  const watching = Promise.withResolvers<void>()
  let event = ''
  const text = (message: string, send: (text: string) => void) => {
    if (message === '2') send('3')
    else if (message.startsWith('0')) send('40')
    else if (message.startsWith('40')) send(`420["watch",{"sessionId":"${sessionId}"}]`)
    else if (message.startsWith('430'))
      message.includes('"ok":true') ? watching.resolve() : watching.reject(new Error(message))
    else if (message.startsWith('451-')) event = message.slice(message.indexOf('"') + 1, message.indexOf('",'))
  }
  const binary = (bytes: number, crc: number) => {
    viewer.bytes += bytes
    if (event === 'part') viewer.seen.push(nameOf(bytes, crc))
  }
  let stopped = false
  const closed = () => {
    if (!stopped) viewer.lost = 1
    watching.resolve()
  }
  const stop = () => {
    stopped = true
    socket.close()
  }
  const viewer: Viewer = { seen: [], bytes: 0, refused: 0, lost: 0, stop }
  const frames = { text, binary, closed }
  const socket = await openWebSocket(port, `${MEDIA_SOCKET_PATH}/?EIO=4&transport=websocket`, frames)
  await watching.promise
  return viewer
}
