import { readFileSync } from 'node:fs'
import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input, type InputTrack } from 'mediabunny'
import type { MediaPacket, MediaTracks } from '#domain/media/tracks.ts'

/** A test picture of 12 s with a tone: 640×360, 25 frames a second, a key frame each second, H.264 baseline and AAC. */
const SAMPLE = new URL('sample.mp4', import.meta.url)
/** A tone of 4 s in Opus. */
const SOUND = new URL('sound.webm', import.meta.url)

/** Frames of a file in the order of their times. */
export type Sample = { tracks: MediaTracks; packets: MediaPacket[] }

export const readSample = (): Promise<Sample> => readMedia(readFileSync(SAMPLE))
export const readSound = (): Promise<Sample> => readMedia(readFileSync(SOUND))

/** The frames of any file that mediabunny reads, with a picture in H.264 and sound in AAC or Opus. */
export async function readMedia(bytes: Uint8Array): Promise<Sample> {
  const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(bytes) })
  const [video, audio] = [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()]
  const tracks = { video: video && (await describeVideo(video)), audio: audio && (await describeAudio(audio)) }
  const packets = [
    ...(video ? await packetsOf(video, 'video') : []),
    ...(audio ? await packetsOf(audio, 'audio') : []),
  ].sort((a, b) => a.timestampUs - b.timestampUs)
  return { tracks, packets }
}

async function packetsOf(track: InputTrack, kind: MediaPacket['kind']): Promise<MediaPacket[]> {
  const packets: MediaPacket[] = []
  for await (const packet of new EncodedPacketSink(track).packets())
    packets.push({
      kind,
      bytes: packet.data,
      timestampUs: Math.round(packet.timestamp * 1e6),
      durationUs: Math.round(packet.duration * 1e6),
      key: packet.type === 'key',
    })
  return packets
}

const bytesOf = (data: AllowSharedBufferSource | undefined): Uint8Array | null =>
  data === undefined ? null : data instanceof Uint8Array ? data : new Uint8Array(data as ArrayBuffer)

type Video = NonNullable<Awaited<ReturnType<Input['getPrimaryVideoTrack']>>>
async function describeVideo(track: Video): Promise<MediaTracks['video']> {
  const config = await track.getDecoderConfig()
  const description = bytesOf(config?.description)
  if (!description) throw new Error('a sample without avcC')
  return { codec: 'h264', description, width: config?.codedWidth ?? 0, height: config?.codedHeight ?? 0 }
}

type Audio = NonNullable<Awaited<ReturnType<Input['getPrimaryAudioTrack']>>>
async function describeAudio(track: Audio): Promise<MediaTracks['audio']> {
  const config = await track.getDecoderConfig()
  if (!config) throw new Error('a sample with sound of an unknown kind')
  return {
    codec: config.codec === 'opus' ? 'opus' : 'aac',
    description: bytesOf(config.description),
    sampleRate: config.sampleRate,
    channels: config.numberOfChannels,
  }
}
