import type { ReplayPiece } from '#domain/replay-timeline.ts'

/** Addresses of a recording's files, below `/live-media/<session>/`. */
export const keptInit = (epoch: number): string => `kept/${epoch}/init.mp4`
export const keptSegment = (msn: number): string => `kept/${msn}.m4s`

/**
 * A playlist that plays pieces of a recording from end to end (RFC 8216, VOD). Where a piece does not follow the one before
 * it, there is a discontinuity with its initialization segment and its wall time.
 * @param base what leads from the playlist's own folder to the session's, such as `../`
 */
export function writePlaylist(pieces: readonly ReplayPiece[], base = ''): string {
  const longest = Math.max(1, ...pieces.map(({ durationMs }) => Math.round(durationMs / 1_000)))
  const lines = [
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    `#EXT-X-TARGETDURATION:${longest}`,
    '#EXT-X-MEDIA-SEQUENCE:0',
    '#EXT-X-PLAYLIST-TYPE:VOD',
    '#EXT-X-INDEPENDENT-SEGMENTS',
  ]
  pieces.forEach((piece, index) => {
    if (index > 0 && !piece.follows) lines.push('#EXT-X-DISCONTINUITY')
    if (index === 0 || !piece.follows) {
      lines.push(`#EXT-X-MAP:URI="${base}${keptInit(piece.epoch)}"`)
      lines.push(`#EXT-X-PROGRAM-DATE-TIME:${new Date(piece.wallMs).toISOString()}`)
    }
    lines.push(`#EXTINF:${(piece.durationMs / 1_000).toFixed(3)},`, `${base}${keptSegment(piece.msn)}`)
  })
  return `${[...lines, '#EXT-X-ENDLIST'].join('\n')}\n`
}
