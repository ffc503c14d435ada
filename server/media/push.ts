import type { MediaState } from '#domain/live-media.ts'
import type { MediaIo, MediaSocket } from './media-io.ts'
import type { Part } from './segments.ts'

/** A viewer of which the line took nothing for so long (ms) misses parts, and goes on at a key frame. */
const BEHIND_MS = 1_000
/** A viewer that fell behind so often is better served by HLS: its connection ends. */
const MOST_FALLS = 4
/** Falls are forgotten after so many parts in order: two minutes. */
const FORGIVEN_AFTER = 600

export type PushedPart = Pick<Part, 'epoch' | 'number' | 'key' | 'bytes'>
/** `mime`: what a SourceBuffer is opened with. */
export type PushedTrack = { epoch: number; mime: string; init: Uint8Array }
/** What somebody who arrives begins with. */
export type Beginning = {
  /** Parts from the newest key frame on. */
  fromNewestKey(): PushedPart[]
  track(epoch: number): PushedTrack | undefined
}

type Pace = {
  /** Of the initialization segment that the viewer has. */
  epoch: number | null
  /** When all that was sent had left, ms of `performance.now()`. */
  drainedAt: number
  drained: () => void
  falls: number
  inOrder: number
  waitsForKey: boolean
}

/** Sends a session's parts to the viewers that watch it over the socket of this process. */
export type Push = {
  /** Begins at the newest key frame. */
  watch(socket: MediaSocket, sessionId: string, beginning: Beginning | null): void
  unwatch(socket: MediaSocket): void
  part(sessionId: string, track: PushedTrack, part: PushedPart): void
  state(sessionId: string, state: MediaState): void
  watches(sessionId: string): boolean
  viewers(): number
}

const roomOf = (sessionId: string): string => `watch:${sessionId}`
const aboutPart = ({ epoch, number, key }: PushedPart) => ({ epoch, number, key })

export function openPush(io: () => MediaIo): Push {
  const watching = new Map<string, Map<MediaSocket, Pace>>()

  /** Before each part: who is a second behind misses it and goes on at a key frame; who needs its track's init gets it. */
  function keepPace(sessionId: string, track: PushedTrack, { epoch, key }: PushedPart): void {
    const now = performance.now()
    for (const [socket, pace] of watching.get(sessionId) ?? []) {
      const { writable } = socket.conn.transport
      if (writable) pace.drainedAt = now
      if (pace.waitsForKey && (!key || !writable)) continue
      if (!writable && now - pace.drainedAt > BEHIND_MS) fall(socket, pace, roomOf(sessionId))
      else {
        if (pace.waitsForKey) socket.join(roomOf(sessionId))
        pace.waitsForKey = false
        if (pace.epoch !== epoch) socket.emit('init', { epoch, mime: track.mime }, track.init)
        pace.epoch = epoch
        if (++pace.inOrder > FORGIVEN_AFTER) pace.falls = 0
      }
    }
  }

  function unwatch(socket: MediaSocket): void {
    const sessionId = socket.data.watches
    if (sessionId === null) return
    socket.data.watches = null
    socket.leave(roomOf(sessionId))
    const viewers = watching.get(sessionId)
    const pace = viewers?.get(socket)
    if (pace) socket.conn.transport.off('drain', pace.drained)
    viewers?.delete(socket)
    if (viewers?.size === 0) watching.delete(sessionId)
  }

  return {
    watch(socket, sessionId, beginning) {
      unwatch(socket)
      const parts = beginning?.fromNewestKey() ?? []
      const track = parts[0] && beginning?.track(parts[0].epoch)
      if (track) socket.emit('init', { epoch: track.epoch, mime: track.mime }, track.init)
      for (const part of parts) socket.emit('part', aboutPart(part), part.bytes)
      if (track) socket.join(roomOf(sessionId))
      const pace = newPace(track?.epoch ?? null)
      socket.conn.transport.on('drain', pace.drained)
      socket.data.watches = sessionId
      watching.set(sessionId, (watching.get(sessionId) ?? new Map<MediaSocket, Pace>()).set(socket, pace))
    },
    unwatch,
    part(sessionId, track, part) {
      if (!watching.has(sessionId)) return
      keepPace(sessionId, track, part)
      io().to(roomOf(sessionId)).emit('part', aboutPart(part), part.bytes)
    },
    state(sessionId, state) {
      for (const socket of watching.get(sessionId)?.keys() ?? []) socket.emit('mediaState', state)
    },
    watches: (sessionId) => watching.has(sessionId),
    viewers: () => [...watching.values()].reduce((sum, { size }) => sum + size, 0),
  }
}

function newPace(epoch: number | null): Pace {
  const begun = { epoch, drainedAt: performance.now(), falls: 0, inOrder: 0, waitsForKey: epoch === null }
  const drained = () => {
    pace.drainedAt = performance.now()
  }
  const pace: Pace = { ...begun, drained }
  return pace
}

function fall(socket: MediaSocket, pace: Pace, room: string): void {
  pace.waitsForKey = true
  pace.falls += 1
  pace.inOrder = 0
  socket.leave(room)
  if (pace.falls >= MOST_FALLS) socket.disconnect(true)
}
