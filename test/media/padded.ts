import type { MediaPacket } from '#domain/media/tracks.ts'
import type { Sample } from './sample.ts'

/** H.264 calls it filler data: bytes that decoders pass over. */
const FILLER = 0x0c
const TRAILING = 0x80
/** Length, kind and end of a filler unit. */
const AROUND = 6

/** The same picture at a higher bitrate: each frame is followed by filler in proportion, and still decodes. */
export function padTo(sample: Sample, bitsPerSecond: number): Sample {
  const last = sample.packets.reduce((end, { timestampUs, durationUs }) => Math.max(end, timestampUs + durationUs), 0)
  const sizeOf = (kind: MediaPacket['kind']) =>
    sample.packets.reduce((size, packet) => size + (packet.kind === kind ? packet.bytes.length : 0), 0)
  const factor = ((bitsPerSecond / 8) * (last / 1e6) - sizeOf('audio')) / sizeOf('video')
  const packets = sample.packets.map((packet) =>
    packet.kind === 'video'
      ? { ...packet, bytes: pad(packet.bytes, Math.round(packet.bytes.length * factor)) }
      : packet,
  )
  return { ...sample, packets }
}

function pad(bytes: Uint8Array, size: number): Uint8Array {
  const left = size - bytes.length
  if (left < AROUND) return bytes
  const padded = Buffer.alloc(size, 0xff)
  padded.set(bytes)
  padded.writeUInt32BE(left - 4, bytes.length)
  padded[bytes.length + 4] = FILLER
  padded[size - 1] = TRAILING
  return padded
}
