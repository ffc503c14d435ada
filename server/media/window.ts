import { SEGMENT_MS } from '#domain/live-media.ts'
import { durationOf, joinParts, type Part, type Segment, type Track } from './segments.ts'

/** What is kept in memory: milliseconds, and bytes however short that is, but never fewer segments than `least`. */
const KEPT = { ms: 12_000, bytes: 24_000_000, least: 3 } as const
/** A key frame begins a segment where the one before is nearly whole or began without; it ends here at the latest. */
const NEARLY_MS = SEGMENT_MS - 200
const LONGEST_MS = 2_400
/** A longer pause of media time within a track begins a segment, so that lengths stay true. */
const PAUSE_MS = 400

/** What a window goes on from, after a restart or in another process. */
export type Restored = { tracks: Track[]; segments: Segment[]; nextMsn: number; discontinuities: number }

/** The newest segments of a session, in order; the last one may still grow. */
export type Window = {
  readonly segments: readonly Segment[]
  readonly open: Segment | undefined
  /** Number of the segment that grows, or of the one that comes next. */
  readonly msn: number
  /** Changes of track that are no longer among the segments. */
  readonly discontinuities: number
  readonly bytes: number
  /** Wall time (ms) at which the newest part ends; null before the first. */
  readonly wallEnd: number | null
  /** Every track with a segment here, and the newest. */
  track(epoch: number): Track | undefined
  newestTrack(): Track | undefined
  tracks(): Track[]
  addTrack(track: Track): void
  /** @returns the segment that the part completed by beginning another */
  add(part: Part): Segment | null
  /** Completes the segment that grows. @returns it, where there is one */
  finish(): Segment | null
}

export function openWindow(restored: Restored): Window {
  const tracks = new Map(restored.tracks.map((track) => [track.epoch, track]))
  const segments = [...restored.segments]
  let { nextMsn, discontinuities } = restored
  let open: Segment | undefined
  let bytes = 0

  const wallOf = (epoch: number, ms: number): number => (tracks.get(epoch)?.startedAt ?? 0) + ms
  const wallEnd = () => {
    const last = segments.at(-1)
    return last ? wallOf(last.epoch, last.endMs) : null
  }

  function finish(): Segment | null {
    const finished = open ?? null
    open = undefined
    if (finished) joinParts(finished)
    return finished
  }

  function begin(part: Part): Segment {
    const { epoch, startMs } = part
    const before = segments.at(-1)
    const discontinuity = before !== undefined && before.epoch !== epoch
    const begun = { msn: nextMsn, epoch, startMs, endMs: startMs, lastPart: part.number, discontinuity, parts: [] }
    nextMsn += 1
    const segment = { ...begun, whole: null, sha256: null }
    segments.push(segment)
    return segment
  }

  function forget(): void {
    const newest = wallEnd() ?? 0
    while (segments.length > KEPT.least) {
      const [oldest, next] = segments as [Segment, Segment]
      if (newest - wallOf(oldest.epoch, oldest.endMs) <= KEPT.ms && bytes <= KEPT.bytes) break
      segments.shift()
      for (const part of oldest.parts) bytes -= part.bytes.byteLength
      if (oldest.discontinuity) discontinuities += 1
      if (next.epoch !== oldest.epoch) tracks.delete(oldest.epoch)
    }
  }

  return {
    segments,
    get open() {
      return open
    },
    get msn() {
      return open?.msn ?? nextMsn
    },
    get discontinuities() {
      return discontinuities
    },
    get bytes() {
      return bytes
    },
    get wallEnd() {
      return wallEnd()
    },
    track: (epoch) => tracks.get(epoch),
    newestTrack: () => [...tracks.values()].at(-1),
    tracks: () => [...tracks.values()],
    addTrack: (track) => void tracks.set(track.epoch, track),
    add(part) {
      const finished = open && endsBefore(open, part) ? finish() : null
      open ??= begin(part)
      open.parts.push(part)
      open.endMs = part.startMs + part.durationMs
      open.lastPart = part.number
      bytes += part.bytes.byteLength
      forget()
      return finished
    },
    finish,
  }
}

function endsBefore(open: Segment, part: Part): boolean {
  const length = durationOf(open)
  if (part.epoch !== open.epoch || part.startMs - open.endMs > PAUSE_MS) return true
  const whole = length >= NEARLY_MS || !open.parts[0]?.key
  return (part.key && whole) || length + part.durationMs > LONGEST_MS
}
