import { gzipSync } from 'node:zlib'
import type { Others } from './in-slices.ts'
import { writePlaylist } from './playlist.ts'
import type { Part, Segment, Track } from './segments.ts'
import { waitingLine } from './waiting-line.ts'
import { openWindow, type Restored, type Window } from './window.ts'

/** How long a request waits for what is not there yet, and how many may wait in one session. */
const WAITING = { patienceMs: 6_000, most: 5_000 } as const
/** Parts that may be asked for ahead of the newest, as RFC 8216bis has it: three seconds. */
const PARTS_AHEAD = 15

/** The newest seconds of one session's picture in this process, and whoever waits for the next part. */
export type Channel = {
  readonly sessionId: string
  readonly bytes: number
  readonly ended: boolean
  readonly wallEnd: number | null
  /** Of one track, or of all. */
  newestSegment(epoch?: number): Segment | undefined
  /** Whether nothing was ever added. */
  readonly empty: boolean
  /** Requests that wait. */
  readonly waiting: number
  track(epoch: number): Track | undefined
  newestTrack(): Track | undefined
  tracks(): Track[]
  addTrack(track: Track): void
  /** @returns the segment that the part completed by beginning another */
  add(part: Part): Segment | null
  /** Completes the segment that grows. @returns it, where there is one */
  finish(): Segment | null
  /** No more parts will come. @returns the last segment, where one was open */
  end(): Segment | null
  segment(msn: number): Segment | undefined
  /** Whether the playlist tells of this part, or of the whole segment where no part is named. */
  has(msn: number, part: number | null): boolean
  /** Whether parts may still be added to a segment of this number. */
  mayCome(msn: number): boolean
  /** Whether nobody can have been told of it yet. */
  tooFarAhead(msn: number, part: number | null): boolean
  /** @returns whether it came in time; false at once where too many wait */
  wait(msn: number, part: number | null): Promise<boolean>
  /** Parts from the newest key frame on: what somebody who arrives begins with. */
  fromNewestKey(): Part[]
  /** Written once a part, however many ask. */
  playlist(zipped: boolean): Buffer
  /** Sends everybody away who waits. */
  close(): void
}

export function openChannel(sessionId: string, restored: Restored, others: Others): Channel {
  const window = openWindow(restored)
  const line = waitingLine({ ...WAITING, others })
  let ended = false
  let written: { text: Buffer; zipped: Buffer | null } | null = null

  function changed<Result>(result: Result): Result {
    written = null
    line.look()
    return result
  }
  const segment = (msn: number) => window.segments.find((one) => one.msn === msn)
  const write = () => {
    const { segments, open, msn, discontinuities } = window
    const trackOf = (epoch: number) => window.track(epoch) ?? { epoch, initTag: '', startedAt: 0 }
    return writePlaylist({ segments, open, msn, discontinuities, ended, trackOf })
  }
  const has = (msn: number, part: number | null) => ended || isTold(window, segment(msn), { msn, part })

  return {
    sessionId,
    get bytes() {
      return window.bytes
    },
    get ended() {
      return ended
    },
    get wallEnd() {
      return window.wallEnd
    },
    newestSegment: (epoch) => window.segments.findLast((one) => epoch === undefined || one.epoch === epoch),
    get empty() {
      return window.segments.length === 0
    },
    get waiting() {
      return line.size()
    },
    track: window.track,
    newestTrack: window.newestTrack,
    tracks: window.tracks,
    addTrack: window.addTrack,
    add: (part) => changed(window.add(part)),
    finish: () => changed(window.finish()),
    end() {
      ended = true
      return changed(window.finish())
    },
    segment,
    has,
    mayCome: (msn) => !ended && msn >= window.msn,
    tooFarAhead: (msn, part) => !ended && isTooFar(window, msn, part),
    wait: (msn, part) => line.wait(() => has(msn, part)),
    fromNewestKey: () => fromNewestKey(window.segments),
    playlist(zipped) {
      written ??= { text: Buffer.from(write()), zipped: null }
      if (!zipped) return written.text
      written.zipped ??= gzipSync(written.text)
      return written.zipped
    },
    close: line.close,
  }
}

function isTold(window: Window, segment: Segment | undefined, asked: { msn: number; part: number | null }): boolean {
  const { msn, part } = asked
  if (msn > window.msn || (msn === window.msn && !segment)) return false
  if (segment && segment === window.open) return part !== null && part < segment.parts.length
  // A part beyond the last one of its segment stands for the first of the next.
  const beyond = segment && segment.parts.length > 0 && part !== null && part >= segment.parts.length
  return !beyond || msn + 1 < window.msn || (window.open?.parts.length ?? 0) > 0
}

function isTooFar(window: Window, msn: number, part: number | null): boolean {
  const newest = msn === window.msn ? (window.open?.parts.length ?? 0) : 0
  return msn > window.msn + 1 || (part !== null && part > newest + PARTS_AHEAD)
}

function fromNewestKey(segments: readonly Segment[]): Part[] {
  const parts: Part[] = []
  for (const segment of segments.toReversed()) {
    if (segment.parts.length === 0 || (parts[0] && parts[0].epoch !== segment.epoch)) return []
    for (const part of segment.parts.toReversed()) {
      parts.unshift(part)
      if (part.key) return parts
    }
  }
  return []
}
