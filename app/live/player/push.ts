import type { Socket } from 'socket.io-client'
import { MEDIA_SOCKET_PATH, PART_MS, type ServerToViewer, type ViewerToServer } from '#domain/live-media.ts'
import { type Feed, makeFeed } from './feed.ts'
import { bufferedEnd, makeLiveEdge, overHole } from './live-edge.ts'
import { type Reports, stallCounter, type Transport } from './transport.ts'

type MediaSocket = Socket<ServerToViewer, ViewerToServer>

const ANSWER_MS = 5_000
const STEER_MS = 100
/** Parts come five times a second; a connection over which none came for so long is tried anew. */
const SILENT_MS = 2_500
/** A first connection that takes longer is one that does not come: another way is tried. */
const FIRST_MS = 4_000
/** The same after so many that failed one after the other. */
const REFUSALS = 8
/** So long after the first part playback may still be moved: it begins as near as it can. */
const BEGINNING_MS = 1_500

/** The shortest way: parts as they come, over the media socket, into a media source. */
export async function openPush(
  video: HTMLVideoElement,
  { sessionId }: { sessionId: string },
  reports: Reports,
): Promise<Transport> {
  const { io } = await import('socket.io-client')
  const socket: MediaSocket = io({
    path: MEDIA_SOCKET_PATH,
    transports: ['websocket'],
    timeout: ANSWER_MS,
    reconnectionDelay: 300,
    reconnectionDelayMax: 1_500,
    forceNew: true,
  })
  const again = () => void socket.disconnect().connect()
  const edge = keepAtEdge(video, reports)
  const stream = receive(video, socket, reports, again)
  let refused = 0
  const first = setTimeout(() => navigator.onLine && reports.failed('unreachable'), FIRST_MS)

  socket.on('connect', async () => {
    clearTimeout(first)
    const answer = await socket
      .timeout(ANSWER_MS)
      .emitWithAck('watch', { sessionId })
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

/** Hands what comes to the feed. */
function receive(video: HTMLVideoElement, socket: MediaSocket, reports: Reports, again: () => void): { close(): void } {
  let feed: Feed | null = null
  let heard = Date.now()
  let expected = false
  /** The newest part of each track; a connection that comes back begins with some that are there. */
  const newest = new Map<number, number>()

  const anew = () => {
    feed?.close()
    feed = null
    newest.clear()
    again()
  }
  socket.on('init', ({ epoch, mime }, bytes) => {
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
    if (!socket.connected || !expected || Date.now() - heard < SILENT_MS) return
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

/** Plays as near to the newest frame as the line allows. */
function keepAtEdge(video: HTMLVideoElement, reports: Reports): { jump(): void; stop(): void } {
  const edge = makeLiveEdge(PART_MS / 1_000)
  const tooMany = stallCounter()
  let begun: number | null = null

  function jump(): void {
    const end = bufferedEnd(video.buffered)
    if (end !== null)
      video.currentTime = Math.max(video.buffered.start(video.buffered.length - 1), end - edge.distance())
  }
  function steer(): void {
    const end = bufferedEnd(video.buffered)
    if (end === null || video.seeking) return
    const over = overHole(video.buffered, video.currentTime, edge.distance())
    if (over !== null) {
      video.currentTime = over
      return
    }
    const now = performance.now()
    const ahead = end - video.currentTime
    begun ??= now
    const beginning = now - begun < BEGINNING_MS && ahead > edge.distance() + PART_MS / 1_000
    const { rate, jump: far } = edge.see(ahead, now)
    if (far || beginning) jump()
    if (video.playbackRate !== rate) video.playbackRate = rate
  }
  function stalled(): void {
    // Nothing has been shown yet, or the page is out of sight: that is no fault of the line.
    if (video.currentTime === 0 || video.seeking || document.hidden) return
    edge.stalled(performance.now())
    if (tooMany(performance.now())) reports.failed('stalling')
  }
  const timer = setInterval(steer, STEER_MS)
  video.addEventListener('waiting', stalled)
  video.addEventListener('progress', steer)
  return {
    jump,
    stop() {
      clearInterval(timer)
      video.removeEventListener('waiting', stalled)
      video.removeEventListener('progress', steer)
      video.playbackRate = 1
    },
  }
}
