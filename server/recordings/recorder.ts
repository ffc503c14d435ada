import { setTimeout as pause } from 'node:timers/promises'
import type { Deps } from '#server/deps.ts'
import { readFreeSpace, watchSpace } from './free-space.ts'
import { type FinishedSegment, keepSegment, type SegmentOutcome } from './keep-segment.ts'

/**
 * `on`: segments are kept. `full`: the disk has to stay free for the shop. `failing`: the file store does not take them.
 * Viewers have the picture in any case.
 */
export type RecordingState = 'on' | 'full' | 'failing'

export type Recorder = {
  /**
   * Keeps a finished segment. Those of one session are written one after the other, in the order of calling.
   * @throws Error where the database could not be told; the segment may be handed in again
   */
  keep(segment: FinishedSegment): Promise<SegmentOutcome>
  state(): RecordingState
  /** What waits to be written, and how many segments went without a file since the process began. */
  figures(): { waiting: number; waitingBytes: number; unkept: number }
  /** Waits for what was handed in. */
  close(): Promise<void>
}

export type RecorderOptions = {
  /** As `readFreeSpace`. */
  freeSpace?: () => Promise<number>
  /** Pauses (ms) before the second and third attempt at a file. */
  pauses?: readonly number[]
  /** A file store that takes longer (ms) has failed. */
  patienceMs?: number
  /** A file store that failed is tried again after so long (ms). */
  restMs?: number
}

/** Bytes that wait for the file store in one process at most; what comes on top gets a row without a file. */
const WAITING_BYTES = 64_000_000

/** The process's one writer of recordings. It never holds up the live picture: whoever waits for `keep` waits beside it. */
export function openRecorder(
  deps: Pick<Deps, 'db' | 'files' | 'log' | 'env'>,
  { freeSpace = () => readFreeSpace(deps.env), ...pace }: RecorderOptions = {},
): Recorder {
  const hasSpace = watchSpace(freeSpace)
  const tryFile = filesWithRest(deps, pace)
  const lines = new Map<string, Promise<unknown>>()
  const figures = { waiting: 0, waitingBytes: 0, unkept: 0 }
  let state: RecordingState = 'on'

  function become(next: RecordingState): void {
    if (next === state) return
    deps.log[next === 'on' ? 'info' : 'error']({ recording: next }, `recording is ${next}`)
    state = next
  }
  async function write(segment: FinishedSegment, fits: boolean): Promise<SegmentOutcome> {
    const space = await hasSpace()
    const outcome = space && fits ? await tryFile(segment) : null
    become(space ? (outcome ? 'on' : 'failing') : 'full')
    if (outcome) return outcome
    figures.unkept += 1
    return keepSegment(deps, segment, false)
  }
  return {
    async keep(segment) {
      const { sessionId, bytes } = segment
      const fits = figures.waitingBytes + bytes.byteLength <= WAITING_BYTES
      figures.waiting += 1
      figures.waitingBytes += bytes.byteLength
      const written = (lines.get(sessionId) ?? Promise.resolve()).then(() => write(segment, fits))
      const line = written
        .catch(() => undefined)
        .then(() => {
          figures.waiting -= 1
          figures.waitingBytes -= bytes.byteLength
          if (lines.get(sessionId) === line) lines.delete(sessionId)
        })
      lines.set(sessionId, line)
      return written
    },
    state: () => state,
    figures: () => ({ ...figures }),
    async close() {
      await Promise.all(lines.values())
    },
  }
}

/** Tries a file three times; after that the store rests, and what comes meanwhile is not tried. Null: no file. */
function filesWithRest(
  deps: Pick<Deps, 'db' | 'files' | 'log'>,
  { pauses = [300, 1_500], patienceMs = 10_000, restMs = 5_000 }: RecorderOptions,
): (segment: FinishedSegment) => Promise<SegmentOutcome | null> {
  let restsUntil = Number.NEGATIVE_INFINITY
  let failing = false
  return async (segment) => {
    if (performance.now() < restsUntil) return null
    for (const waited of [0, ...(failing ? [] : pauses)]) {
      if (waited > 0) await pause(waited)
      try {
        const outcome = await within(patienceMs, keepSegment(deps, segment, true))
        failing = false
        return outcome
      } catch (error) {
        deps.log.warn({ err: error, sessionId: segment.sessionId, msn: segment.msn }, 'a segment could not be kept')
      }
    }
    failing = true
    restsUntil = performance.now() + restMs
    return null
  }
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const stop = new AbortController()
  const late = pause(ms, undefined, { signal: stop.signal, ref: false }).then(() => {
    throw new Error(`the file store did not answer within ${ms} ms`)
  })
  late.catch(() => undefined)
  return Promise.race([work, late]).finally(() => stop.abort())
}
