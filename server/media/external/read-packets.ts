import {
  BufferSource,
  EncodedPacketSink,
  Input,
  type InputAudioTrack,
  type InputVideoTrack,
  MP4,
  MPEG_TS,
} from 'mediabunny'
import type { AudioTrack, MediaPacket, MediaTracks, VideoTrack } from '#domain/media/tracks.ts'

export type ReadMedia = { tracks: MediaTracks; packets: MediaPacket[] }

/** The recorder cannot keep such a stream; the message says why. */
export class Unrecordable extends Error {}

/**
 * The frames of a segment of a playlist, each kind in its order.
 * @param bytes fMP4 with its initialization segment before it, or MPEG-TS
 * @throws Unrecordable for codecs other than H.264, AAC and Opus
 */
export async function readPackets(bytes: Uint8Array): Promise<ReadMedia> {
  const input = new Input({ source: new BufferSource(bytes), formats: [MP4, MPEG_TS] })
  try {
    const [video, audio] = [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()]
    const tracks = { video: video && (await describeVideo(video)), audio: audio && (await describeAudio(audio)) }
    const packets = [...(await packetsOf(video, 'video')), ...(await packetsOf(audio, 'audio'))]
    return { tracks, packets }
  } finally {
    input.dispose()
  }
}

async function packetsOf(track: InputVideoTrack | InputAudioTrack | null, kind: MediaPacket['kind']) {
  const packets: MediaPacket[] = []
  if (!track) return packets
  for await (const { data, timestamp, duration, type } of new EncodedPacketSink(track).packets())
    packets.push({
      ...{ kind, bytes: data, key: type === 'key' },
      timestampUs: Math.round(timestamp * 1e6),
      durationUs: Math.round(duration * 1e6),
    })
  return packets
}

async function describeVideo(track: InputVideoTrack): Promise<VideoTrack> {
  const config = await track.getDecoderConfig()
  if (track.codec !== 'avc' || !config?.description) throw new Unrecordable(`a picture in ${track.codec}`)
  const [width, height] = [config.codedWidth ?? 0, config.codedHeight ?? 0]
  return { codec: 'h264', description: bytesOf(config.description), width, height }
}

async function describeAudio(track: InputAudioTrack): Promise<AudioTrack> {
  const config = await track.getDecoderConfig()
  if (!config || (track.codec !== 'aac' && track.codec !== 'opus')) throw new Unrecordable(`sound in ${track.codec}`)
  const { sampleRate, numberOfChannels: channels, description } = config
  return { codec: track.codec, description: description ? bytesOf(description) : null, sampleRate, channels }
}

const bytesOf = (data: AllowSharedBufferSource): Uint8Array =>
  ArrayBuffer.isView(data) ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength) : new Uint8Array(data)
