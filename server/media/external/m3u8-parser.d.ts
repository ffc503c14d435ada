declare module 'm3u8-parser' {
  /** What is used of a parsed playlist. Durations are seconds. */
  export type ParsedSegment = {
    uri: string
    duration: number
    discontinuity?: boolean
    dateTimeString?: string
    map?: { uri: string }
    gap?: boolean
    parts?: { uri: string; duration: number; independent?: boolean }[]
  }
  export type Manifest = {
    segments: ParsedSegment[]
    endList?: boolean
    playlistType?: string
    targetDuration?: number
    mediaSequence?: number
    discontinuitySequence?: number
    partTargetDuration?: number
    serverControl?: Record<string, unknown>
    preloadSegment?: ParsedSegment
    mediaGroups?: { AUDIO: Record<string, Record<string, { uri?: string }>> }
    playlists?: { uri: string; attributes: Record<string, unknown> }[]
  }
  export class Parser {
    manifest: Manifest
    push(text: string): void
    end(): void
  }
}
