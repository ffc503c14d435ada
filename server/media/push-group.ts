import type { MediaSocket } from './media-io.ts'
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
/** How one viewer keeps up. */
export type Pace = {
  /** Of the initialization segment that the viewer has. */
  epoch: number | null
  /** When all that was sent had left, ms of `performance.now()`. */
  drainedAt: number
  drained: () => void
  falls: number
  inOrder: number
  waitsForKey: boolean
  /** The newest part that it began with, until the one after it is sent. */
  began: Pick<Part, 'epoch' | 'number'> | null
}
/** Some of a session's viewers, all with the picture or all without. */
export type Group = { soundOnly: boolean; viewers: Map<MediaSocket, Pace> }
export type Sent = { track: PushedTrack; part: PushedPart }

/** @param began the newest part that the viewer was given when it arrived; null: it waits for a key frame */
export function newPace(began: Pace['began']): Pace {
  const epoch = began?.epoch ?? null
  const begun = { epoch, drainedAt: performance.now(), falls: 0, inOrder: 0, waitsForKey: began === null, began }
  const drained = () => {
    pace.drainedAt = performance.now()
  }
  const pace: Pace = { ...begun, drained }
  return pace
}

/**
 * Before each part: who is a second behind misses it and goes on at a key frame; who needs its track's init gets it.
 * @returns who gets the part
 */
export function keepPace({ viewers }: Group, { track, part }: Sent): MediaSocket[] {
  const now = performance.now()
  const getting: MediaSocket[] = []
  for (const [socket, pace] of viewers) {
    const { writable } = socket.conn.transport
    if (writable) pace.drainedAt = now
    if (pace.waitsForKey ? !part.key || !writable : beganWith(pace, part)) continue
    if (!writable && now - pace.drainedAt > BEHIND_MS) {
      fall(socket, pace)
      continue
    }
    getting.push(socket)
    pace.waitsForKey = false
    pace.began = null
    if (pace.epoch !== part.epoch) socket.emit('init', { epoch: part.epoch, mime: track.mime }, track.init)
    pace.epoch = part.epoch
    if (++pace.inOrder > FORGIVEN_AFTER) pace.falls = 0
  }
  return getting
}

/** Parts that wait for a viewer's group may be among those that it began with. */
const beganWith = ({ began }: Pace, { epoch, number }: PushedPart): boolean =>
  began !== null && (epoch < began.epoch || (epoch === began.epoch && number <= began.number))

function fall(socket: MediaSocket, pace: Pace): void {
  pace.waitsForKey = true
  pace.falls += 1
  pace.inOrder = 0
  if (pace.falls >= MOST_FALLS) socket.disconnect(true)
}
