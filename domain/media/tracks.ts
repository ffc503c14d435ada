/** What a live picture is made of: H.264, and AAC or Opus, as they come from an encoder or out of a recorder's file. */

export type VideoTrack = {
  codec: 'h264'
  /** `avcC` (AVCDecoderConfigurationRecord); packets are then length-prefixed as it says. */
  description: Uint8Array
  width: number
  height: number
}

export type AudioTrack = {
  codec: 'aac' | 'opus'
  /** AAC: AudioSpecificConfig. Opus: `OpusHead`, or null where the encoder says nothing. */
  description: Uint8Array | null
  sampleRate: number
  channels: number
}

/** At least one of both. */
export type MediaTracks = { video: VideoTrack | null; audio: AudioTrack | null }

/** One encoded frame, in the order of decoding. Times are microseconds from the track's media time 0. */
export type MediaPacket = {
  kind: 'video' | 'audio'
  bytes: Uint8Array
  timestampUs: number
  /** 0 where the source does not know. */
  durationUs: number
  key: boolean
}

/** A piece of a track as it is sent: `moof` and `mdat`. Times are milliseconds of media time, not rounded. */
export type MediaPart = {
  bytes: Uint8Array
  startMs: number
  durationMs: number
  /** Begins with a frame that needs none before it; so does every part of a track without a picture. */
  key: boolean
  hasVideo: boolean
  hasAudio: boolean
}

/** Ids of both in what this house writes, and the ticks of a second of video; audio counts its own samples. */
export const VIDEO_ID = 1
export const AUDIO_ID = 2
export const VIDEO_TIMESCALE = 90_000
/** Opus always counts 48,000 a second, whatever was recorded. */
export const audioTimescale = (audio: AudioTrack): number => (audio.codec === 'opus' ? 48_000 : audio.sampleRate)
