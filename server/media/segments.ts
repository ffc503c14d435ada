import { createHash } from 'node:crypto'

/** A part as viewers get it. Times are milliseconds of media time within its track. */
export type Part = {
  epoch: number
  /** Counts from 0 within its track. */
  number: number
  startMs: number
  durationMs: number
  /** Can be decoded without what came before. */
  key: boolean
  bytes: Uint8Array
}

/** About a second. */
export type Segment = {
  /** Media sequence number, from 0 within the session. */
  msn: number
  epoch: number
  startMs: number
  endMs: number
  lastPart: number
  /** Of another track than the segment before. */
  discontinuity: boolean
  /** Empty for a segment from before this process carried the session: its file is known, not its parts. */
  parts: Part[]
  /** All of it once it is complete, where its parts are here. */
  whole: Uint8Array | null
  /** Of its file, SHA-256 (hex), for a segment without parts; null: it was not kept. */
  sha256: string | null
}

export type Track = {
  epoch: number
  /** Null: it came by a media server. */
  ingestId: string | null
  init: Uint8Array
  /** Says which init it is; its address is good for ever, also where a number is given out again after a crash. */
  initTag: string
  codecs: string
  /** What a SourceBuffer is opened with. */
  mime: string
  width: number | null
  height: number | null
  /** Wall time (ms) of media time 0. */
  startedAt: number
}

export const durationOf = ({ startMs, endMs }: Pick<Segment, 'startMs' | 'endMs'>): number => endMs - startMs

export const tagOf = (init: Uint8Array): string => createHash('sha256').update(init).digest('hex').slice(0, 8)

export const mimeOf = ({ codecs, width }: Pick<Track, 'codecs' | 'width'>): string =>
  `${width === null ? 'audio' : 'video'}/mp4; codecs="${codecs}"`

/** Lays a segment's parts one after the other, in one piece of memory that its parts share from then on. */
export function joinParts(segment: Segment): void {
  const whole = Buffer.concat(segment.parts.map(({ bytes }) => bytes))
  let at = 0
  segment.parts = segment.parts.map((part) => {
    const bytes = whole.subarray(at, at + part.bytes.byteLength)
    at += bytes.byteLength
    return { ...part, bytes }
  })
  segment.whole = whole
}

/** What an initialization segment says of its track. */
export const describeInit = (
  init: Uint8Array,
  { codecs, width, height }: Pick<Track, 'codecs' | 'width' | 'height'>,
) => ({
  init: Uint8Array.from(init),
  initTag: tagOf(init),
  codecs,
  mime: mimeOf({ codecs, width }),
  width,
  height,
})
