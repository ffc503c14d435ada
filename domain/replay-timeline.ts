/**
 * The times of a recording. Wall time: milliseconds of the server's clock since 1970. Media time: of a track, from its own
 * beginning. Recording time: what is kept, played without pause. Replay time: the same without what is cut off at both ends;
 * the time a player of the replay shows.
 */

export type RecordedTrack = { epoch: number; startedAt: Date }
/** In the order of `msn`. `kept` false: it was seen, but there is no file. */
export type RecordedSegment = { msn: number; epoch: number; startMs: number; durationMs: number; kept: boolean }
/** Recording time; null: nothing is cut off there. */
export type ReplayCut = { fromMs: number | null; toMs: number | null }

/** A segment as the replay plays it. */
export type ReplayPiece = {
  msn: number
  epoch: number
  /** Media time of its first frame. */
  startMs: number
  durationMs: number
  wallMs: number
  replayMs: number
  /** It goes on where the piece before it ends: same track, nothing between. */
  follows: boolean
}

export type ReplayTimeline = {
  pieces: readonly ReplayPiece[]
  durationMs: number
  /** Recording time at which the replay begins. */
  fromMs: number
  /** Length of the recording with what is cut off. */
  recordingMs: number
}

/** Segments of one track that lie closer than this follow each other; the difference is rounding and the ends of sound. */
const SEAM_MS = 250

export const noCut: ReplayCut = { fromMs: null, toMs: null }

/**
 * Lays segments one after the other. What was not kept, and time without a publisher, take no time in a replay. A cut is
 * made at whole segments: the one in which it falls is played.
 */
export function layTimeline(
  tracks: readonly RecordedTrack[],
  segments: readonly RecordedSegment[],
  cut: ReplayCut = noCut,
): ReplayTimeline {
  const whole = layPieces(tracks, segments)
  const recordingMs = endOf(whole)
  const first = cut.fromMs === null ? 0 : Math.max(0, lastAt(whole, 'replayMs', cut.fromMs))
  const toMs = cut.toMs ?? recordingMs
  const inside = whole.slice(first).filter(({ replayMs }) => replayMs < toMs)
  const fromMs = inside[0]?.replayMs ?? 0
  const pieces = inside.map((piece, index) => ({
    ...piece,
    replayMs: piece.replayMs - fromMs,
    follows: index > 0 && piece.follows,
  }))
  return { pieces, durationMs: endOf(pieces), fromMs, recordingMs }
}

function layPieces(tracks: readonly RecordedTrack[], segments: readonly RecordedSegment[]): ReplayPiece[] {
  const begins = new Map(tracks.map(({ epoch, startedAt }) => [epoch, startedAt.getTime()]))
  const pieces: ReplayPiece[] = []
  let before: RecordedSegment | undefined
  for (const segment of segments) {
    const begin = begins.get(segment.epoch)
    if (!segment.kept || begin === undefined) {
      before = undefined
      continue
    }
    const last = pieces.at(-1)
    const follows = before !== undefined && isNext(before, segment)
    // Players go by the frames' own times: a piece lasts until the next one begins.
    if (last && follows) last.durationMs = segment.startMs - last.startMs
    const { msn, epoch, startMs, durationMs } = segment
    // A device may take over before the last frames of the other one are seen: their times overlap a little.
    const wallMs = Math.max(begin + startMs, last ? last.wallMs + last.durationMs : 0)
    pieces.push({ msn, epoch, startMs, durationMs, wallMs, replayMs: endOf(pieces), follows })
    before = segment
  }
  return pieces
}

const isNext = (before: RecordedSegment, segment: RecordedSegment): boolean =>
  before.epoch === segment.epoch &&
  segment.startMs > before.startMs &&
  Math.abs(segment.startMs - before.startMs - before.durationMs) <= SEAM_MS

function endOf(pieces: readonly ReplayPiece[]): number {
  const last = pieces.at(-1)
  return last ? last.replayMs + last.durationMs : 0
}

/** Index of the last piece that begins at or before a time; -1 before the first. */
function lastAt(pieces: readonly ReplayPiece[], time: 'replayMs' | 'wallMs', ms: number): number {
  let [low, high] = [0, pieces.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((pieces[middle] as ReplayPiece)[time] <= ms) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Wall time that a replay shows at a time of its own; times outside are taken to its ends. Null: there is nothing to play. */
export function wallAt({ pieces, durationMs }: ReplayTimeline, replayMs: number): number | null {
  const ms = Math.min(Math.max(replayMs, 0), durationMs)
  const piece = pieces[Math.max(0, lastAt(pieces, 'replayMs', ms))]
  return piece ? piece.wallMs + ms - piece.replayMs : null
}

/** Replay time at which a wall time is seen; where there is no picture of it, the beginning of what comes next. */
export function replayAt({ pieces, durationMs }: ReplayTimeline, wallMs: number): number {
  const index = lastAt(pieces, 'wallMs', wallMs)
  const piece = pieces[index]
  if (piece && wallMs < piece.wallMs + piece.durationMs) return piece.replayMs + wallMs - piece.wallMs
  return pieces[index + 1]?.replayMs ?? durationMs
}

/** The parts of a stretch of wall time that a replay shows, as one stretch of replay time; null where it shows nothing of it. */
export function replayStretch(
  timeline: ReplayTimeline,
  { fromWallMs, toWallMs }: { fromWallMs: number; toWallMs: number },
): { fromMs: number; toMs: number } | null {
  const [fromMs, toMs] = [replayAt(timeline, fromWallMs), replayAt(timeline, toWallMs)]
  return toMs > fromMs ? { fromMs, toMs } : null
}
