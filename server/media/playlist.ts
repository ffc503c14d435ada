import { PART_MS, SEGMENT_MS, SOUND_PREFIX } from '#domain/live-media.ts'
import { durationOf, type Part, type Segment, type Track } from './segments.ts'

/** What a playlist is written from. */
export type PlaylistState = {
  segments: readonly Segment[]
  /** The last segment, while it still grows. */
  open: Segment | undefined
  /** Number of the segment that grows, or of the one that comes next. */
  msn: number
  /** Changes of track that are no longer among the segments. */
  discontinuities: number
  ended: boolean
  trackOf(epoch: number): Pick<Track, 'epoch' | 'initTag' | 'startedAt'>
}

/** Longest segment, seconds, rounded to the nearest: it must never change within a session. */
export const TARGET_SECONDS = 2
/** Only the newest segments are listed by their parts: who is farther behind takes whole segments. */
const SEGMENTS_WITH_PARTS = 3

const seconds = (ms: number): string => (ms / 1_000).toFixed(5)

export const initName = ({ epoch, initTag }: Pick<Track, 'epoch' | 'initTag'>): string => `init-${epoch}-${initTag}.mp4`
export const segmentName = (msn: number): string => `s${msn}.m4s`
export const partName = (msn: number, index: number): string => `p${msn}.${index}.m4s`

/** Longest part listed (ms), as all parts of a playlist must be no longer than it says. */
function partTarget(segments: readonly Segment[]): number {
  let longest: number = PART_MS
  for (const { parts } of segments) for (const { durationMs } of parts) longest = Math.max(longest, durationMs)
  return Math.ceil(longest)
}

/** The low-latency playlist (RFC 8216bis) of a session that is on the air, or has just ended. */
export function writePlaylist(state: PlaylistState): string {
  const { segments, open, msn, ended } = state
  const listed = segments.slice(-SEGMENTS_WITH_PARTS)
  const target = partTarget(listed)
  const lines = [
    '#EXTM3U',
    '#EXT-X-VERSION:9',
    `#EXT-X-TARGETDURATION:${TARGET_SECONDS}`,
    `#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,PART-HOLD-BACK=${seconds(3 * target)}`,
    `#EXT-X-PART-INF:PART-TARGET=${seconds(target)}`,
    `#EXT-X-MEDIA-SEQUENCE:${segments[0]?.msn ?? msn}`,
    `#EXT-X-DISCONTINUITY-SEQUENCE:${state.discontinuities}`,
  ]
  let epoch: number | null = null
  for (const segment of segments) {
    if (segment.discontinuity) lines.push('#EXT-X-DISCONTINUITY')
    const track = state.trackOf(segment.epoch)
    if (segment.epoch !== epoch) lines.push(`#EXT-X-MAP:URI="${initName(track)}"`)
    epoch = segment.epoch
    lines.push(`#EXT-X-PROGRAM-DATE-TIME:${new Date(track.startedAt + segment.startMs).toISOString()}`)
    if (listed.includes(segment)) lines.push(...partLines(segment))
    if (segment === open) continue
    if (segment.parts.length === 0 && segment.sha256 === null) lines.push('#EXT-X-GAP')
    lines.push(`#EXTINF:${seconds(durationOf(segment))},`, segmentName(segment.msn))
  }
  lines.push(ended ? '#EXT-X-ENDLIST' : hintLine(state))
  return `${lines.join('\n')}\n`
}

const partLines = ({ msn, parts }: Segment): string[] =>
  parts.map(({ durationMs, key }: Part, index) => {
    const independent = key ? ',INDEPENDENT=YES' : ''
    return `#EXT-X-PART:DURATION=${seconds(durationMs)},URI="${partName(msn, index)}"${independent}`
  })

/** The part that comes next: a segment of about a second is followed by another. */
function hintLine({ open, msn }: PlaylistState): string {
  const grows = open && durationOf(open) < SEGMENT_MS - PART_MS / 2
  const name = grows ? partName(msn, open.parts.length) : partName(open ? msn + 1 : msn, 0)
  return `#EXT-X-PRELOAD-HINT:TYPE=PART,URI="${name}"`
}

/** The same playlist of the sound alone. */
export const soundPlaylist = (playlist: string): string =>
  playlist.replace(/URI="/g, `URI="${SOUND_PREFIX}`).replace(/^(?=s\d+\.m4s$)/gm, SOUND_PREFIX)
