import type { InputAudioTrack, InputVideoTrack } from 'mediabunny'
import { describeH264 } from '#domain/media/annex-b.ts'
import type { AudioTrack, VideoTrack } from '#domain/media/tracks.ts'

/** Codecs other than H.264, AAC and Opus; the message says which. */
export class Unrecordable extends Error {}

/**
 * @param firstFrame a key frame, for streams that say within their frames what others say before them
 * @throws Unrecordable
 */
export async function describeVideo(track: InputVideoTrack, firstFrame: Uint8Array | null): Promise<VideoTrack> {
  const config = await track.getDecoderConfig()
  const said = config?.description ? bytesOf(config.description) : firstFrame && describeH264(firstFrame)
  if (track.codec !== 'avc' || !config || !said) throw new Unrecordable(`a picture in ${track.codec}`)
  const [width, height] = [config.codedWidth ?? 0, config.codedHeight ?? 0]
  return { codec: 'h264', description: said, width, height }
}

/** @throws Unrecordable */
export async function describeAudio(track: InputAudioTrack): Promise<AudioTrack> {
  const config = await track.getDecoderConfig()
  if (!config || (track.codec !== 'aac' && track.codec !== 'opus')) throw new Unrecordable(`sound in ${track.codec}`)
  const { sampleRate, numberOfChannels: channels, description } = config
  return { codec: track.codec, description: description ? bytesOf(description) : null, sampleRate, channels }
}

const bytesOf = (data: AllowSharedBufferSource): Uint8Array =>
  ArrayBuffer.isView(data) ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength) : new Uint8Array(data)
