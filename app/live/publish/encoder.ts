import type { MediaPart } from '#domain/media/tracks.ts'
import type { Offer } from './kept-parts.ts'
import type { Step } from './uplink.ts'

/** What makes parts (or a recorder's chunks) of a stream. */
export type Encoder = {
  mode: 'fragments' | 'recorder'
  /** Goes on with another size, or another stream; a new track begins where it must. */
  use(input: EncoderInput): Promise<void>
  /** The track that the server had cannot be gone on with: begins another at the next key frame. */
  restart(): void
  figures(): { framesPerSecond: number; width: number; height: number; slow: boolean }
  stop(): Promise<void>
}
export type EncoderInput = { stream: MediaStream; step: Step }
export type EncoderEvents = {
  track(offer: Offer, since: number): void
  part(part: Pick<MediaPart, 'bytes' | 'key'>): void
  /** The encoder gave up; nothing more comes of it. */
  failed(): void
}

/** Size of a picture whose shorter side is at most `side`, both sides even. A step without picture: 0 × 0. */
export function sizeFor(
  { width, height }: { width: number; height: number },
  side: number,
): { width: number; height: number } {
  const scale = Math.min(1, side / Math.max(1, Math.min(width, height)))
  const even = (length: number) => 2 * Math.round((length * scale) / 2)
  return { width: even(width), height: even(height) }
}
