import type { Socket } from 'socket.io-client'
import { MEDIA_SOCKET_PATH, type ServerToViewer, type ViewerToServer } from '#domain/live-media.ts'
import { type Feed, makeFeed } from './feed.ts'
import { keepAtEdge } from './keep-at-edge.ts'
import { type Reports, stallCounter, type Transport } from './transport.ts'

type MediaSocket = Socket<ServerToViewer, ViewerToServer>

const ANSWER_MS = 5_000
/**
 * Attempts that begin while the network is gone hang; the picture should be back within three seconds of it. A line that
 * needs longer to connect is better off with HLS.
 */
const CONNECT_MS = 2_000
/** Parts come five times a second; a connection over which none came for so long is tried anew. */
const SILENT_MS = 2_500
/** A first connection that takes longer is one that does not come: another way is tried. */
const FIRST_MS = 4_000
/** The same after so many that failed one after the other. */
const REFUSALS = 8
/** Parts come by themselves; who needs more ahead is better off with HLS. */
const CUSHION = { least: 0.12, most: 1.2 }

/** The shortest way: parts as they come, over the media socket, into a media source. */
export async function openPush(
  video: HTMLVideoElement,
  { sessionId, soundOnly }: { sessionId: string; soundOnly: boolean },
  reports: Reports,
): Promise<Transport> {
  const { io } = await import('socket.io-client')
  const socket: MediaSocket = io({
    path: MEDIA_SOCKET_PATH,
    transports: ['websocket'],
    timeout: CONNECT_MS,
    reconnectionDelay: 300,
    reconnectionDelayMax: 700,
    forceNew: true,
  })
  const again = () => void socket.disconnect().connect()
  const tooMany = stallCounter()
  // A connection that is gone is no line that is too slow.
  const onStall = () => socket.connected && tooMany(performance.now()) && reports.failed('stalling')
  const edge = keepAtEdge(video, { cushion: CUSHION, onStall })
  const stream = receive(video, socket, { reports, again, soundOnly })
  let refused = 0
  const first = setTimeout(() => navigator.onLine && reports.failed('unreachable'), FIRST_MS)

  socket.on('connect', async () => {
    clearTimeout(first)
    const answer = await socket
      .timeout(ANSWER_MS)
      .emitWithAck('watch', { sessionId, soundOnly })
      .catch(() => null)
    if (!socket.connected) return
    refused = answer?.ok ? 0 : refused + 1
    if (answer?.ok) reports.media(answer.state)
    else if (refused >= REFUSALS) reports.failed('unreachable')
    else setTimeout(() => socket.connected && again(), 1_000)
  })
  socket.on('connect_error', () => {
    refused++
    if (refused >= REFUSALS && navigator.onLine) reports.failed('unreachable')
  })
  // The server sends viewers on whose line is too slow for it.
  socket.on('disconnect', (reason) => reason === 'io server disconnect' && reports.failed('stalling'))

  return {
    toEdge: edge.jump,
    retry: again,
    close() {
      clearTimeout(first)
      socket.disconnect()
      edge.stop()
      stream.close()
    },
  }
}

type Receiving = { reports: Reports; again: () => void; soundOnly: boolean }

/** Hands what comes to the feed. */
function receive(
  video: HTMLVideoElement,
  socket: MediaSocket,
  { reports, again, soundOnly }: Receiving,
): { close(): void } {
  let feed: Feed | null = null
  let heard = Date.now()
  /** Whether this connection brought anything: a picture without sound has nothing for who only listens. */
  let brought = !soundOnly
  let expected = false
  /** The newest part of each track; a connection that comes back begins with some that are there. */
  const newest = new Map<number, number>()

  const anew = () => {
    feed?.close()
    feed = null
    newest.clear()
    again()
  }
  socket.on('connect', () => {
    brought = !soundOnly
  })
  socket.on('init', ({ epoch, mime }, bytes) => {
    brought = true
    heard = Date.now()
    feed ??= makeFeed(video, anew)
    if (!feed.begin(epoch, mime, new Uint8Array(bytes))) reports.failed('unsupported')
  })
  socket.on('part', ({ epoch, number }, bytes) => {
    heard = Date.now()
    if (number <= (newest.get(epoch) ?? -1)) return
    newest.set(epoch, number)
    feed?.add(new Uint8Array(bytes))
  })
  socket.on('mediaState', (state) => {
    expected = state === 'on' || state === 'audio'
    heard = Date.now()
    reports.media(state)
  })
  const watchdog = setInterval(() => {
    if (!socket.connected || !expected || !brought || Date.now() - heard < SILENT_MS) return
    heard = Date.now()
    again()
  }, 500)
  return {
    close() {
      clearInterval(watchdog)
      feed?.close()
    },
  }
}
