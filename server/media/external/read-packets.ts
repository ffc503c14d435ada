import {
  BufferSource,
  EncodedPacketSink,
  Input,
  type InputAudioTrack,
  type InputVideoTrack,
  MP4,
  MPEG_TS,
} from 'mediabunny'
import type { MediaPacket, MediaTracks } from '#domain/media/tracks.ts'
import { describeAudio, describeVideo } from '../describe-track.ts'

export type ReadMedia = { tracks: MediaTracks; packets: MediaPacket[] }

/**
 * The frames of a segment of a playlist, each kind in its order.
 * @param bytes fMP4 with its initialization segment before it, or MPEG-TS
 * @throws Unrecordable for codecs other than H.264, AAC and Opus
 */
export async function readPackets(bytes: Uint8Array): Promise<ReadMedia> {
  const input = new Input({ source: new BufferSource(bytes), formats: [MP4, MPEG_TS] })
  try {
    const [video, audio] = [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()]
    const tracks = { video: video && (await describeVideo(video, null)), audio: audio && (await describeAudio(audio)) }
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
