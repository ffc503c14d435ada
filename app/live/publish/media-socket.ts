import { MEDIA_SOCKET_PATH } from '#domain/live-media.ts'
import type { MediaSocket } from './send-state.ts'

/** A connection for publishing, not opened yet. Loads the socket client first. Browser only. */
export async function mediaSocket(): Promise<MediaSocket> {
  const { io } = await import('socket.io-client')
  return io({
    path: MEDIA_SOCKET_PATH,
    transports: ['websocket'],
    autoConnect: false,
    forceNew: true,
    timeout: 6_000,
    reconnectionDelay: 300,
    reconnectionDelayMax: 1_000,
  })
}
